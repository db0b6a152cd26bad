"""Keyed chance of states about a treaty."""

import numpy as np

from sim.engine.chance import Purpose, draw, mix
from sim.world import World


def chances(w: World, purpose: Purpose, index: int, about: np.uint64, day: int | None = None) -> np.ndarray:
    """A number in (0, 1) for every state, of a day and of what it is about: the serial of a treaty, 0 none."""
    numbers = np.empty(len(w.codes))
    when = w.day if day is None else day
    draw(w.states.serial, np.uint64(about), w.seed, when, int(purpose), index, numbers)
    return numbers


def key(w: World, t: int, i: int) -> np.uint64:
    """The key of chance of a state about a treaty, as ``chances`` uses it."""
    return np.uint64(mix(w.states.serial[i], w.treaties.serial[t]))


def happens(w: World, purpose: Purpose, index: int, about: np.uint64, hazard: np.ndarray) -> np.ndarray:
    """Mask of the states to which something happens whose hazard in this period is given, by state."""
    return np.asarray(chances(w, purpose, index, about) < -np.expm1(-hazard))
