"""What a post sees: share of the alerts that concern it which its officers can know, by age."""

import numpy as np

from sim.information.alert_propagation import count_known
from sim.world import World

AGES = np.array([7.0, 30.0, 90.0, 365.0, 1e9])  # upper ends of the classes, in days


def permission(w: World) -> tuple[np.ndarray, np.ndarray]:
    """Permissions in units of 2**-20 and delays, partners filled up to a multiple of four, none to the issuer."""
    states = len(w.states.serial)
    wide = -(-states // 4) * 4
    few, late = np.zeros((len(w.dyads.alert_visibility), states, wide)), np.zeros((states, wide))
    few[:, :, :states], late[:, :states] = w.dyads.alert_visibility * 2.0**20, w.dyads.latency
    few[:, np.arange(states), np.arange(states)] = 0.0
    return few, late


def picture(w: World, issuers: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """(classes, users) alerts of other ``issuers`` (mask) that the user knows of, and all of them, in persons."""
    few, late = permission(w)
    few[:, ~issuers] = 0.0
    known, total = np.zeros((len(AGES), few.shape[2]), np.int64), np.zeros((len(AGES), few.shape[1]), np.int64)
    count_known(0, w.alerts_used, w.alerts, few, late, AGES, known, total, w.seed, w.day)
    total[:, ~issuers] = 0
    return known[:, : few.shape[1]], total.sum(1, keepdims=True) - total
