"""The information picture: share of the alerts of other states that the officers of a state know, by age."""

import numpy as np

from sim.information.alert_propagation import count_known
from sim.world import World

AGES = np.array([7.0, 30.0, 90.0, 365.0, 1e9])  # upper ends of the classes, in days


def permission(w: World) -> tuple[np.ndarray, np.ndarray]:
    """Permitted shares in units of 2**-20, and delays in days; partners are filled up to a multiple of four.

    An issuer's own share is 0: it is not a partner of itself.
    """
    states = len(w.states.serial)
    wide = -(-states // 4) * 4
    permitted, delay = (np.zeros((len(w.dyads.alert_visibility), states, wide)) for _ in range(2))
    permitted[:, :, :states], delay[:, :, :states] = w.dyads.alert_visibility * 2.0**20, w.dyads.latency
    permitted[:, np.arange(states), np.arange(states)] = 0.0
    return permitted, delay


def picture(w: World, issuers: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """(age classes, users) persons under alerts of other ``issuers`` (a mask): those whom the user knows, and all."""
    permitted, delay = permission(w)
    permitted[:, ~issuers] = 0.0
    known = np.zeros((len(AGES), permitted.shape[2]), np.int64)
    total = np.zeros((len(AGES), permitted.shape[1]), np.int64)
    count_known(0, w.alerts_used, w.alerts, permitted, delay, AGES, known, total, w.seed, w.day)
    total[:, ~issuers] = 0
    return known[:, : permitted.shape[1]], total.sum(1, keepdims=True) - total
