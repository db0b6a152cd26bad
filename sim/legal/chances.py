"""Keyed chance of states about a treaty."""

import numpy as np

from sim.engine.chance import Purpose, draw, mix
from sim.world import World


def chances(w: World, purpose: Purpose, index: int, about: np.uint64) -> np.ndarray:
    """A number in (0, 1) for every state, of today and of what it is about: the serial of a treaty, 0 none."""
    numbers = np.empty(len(w.codes))
    draw(w.states.serial, np.uint64(about), w.seed, w.day, int(purpose), index, numbers)
    return numbers


def key(w: World, t: int, i: int) -> np.uint64:
    """The key of chance of a state about a treaty, as ``chances`` uses it."""
    return np.uint64(mix(w.states.serial[i], w.treaties.serial[t]))
