"""Dry and wet years."""

import numpy as np

from sim.engine.chance import Purpose, normal, words
from sim.haze.settings import HazeSettings
from sim.world import World


def dryness_of(w: World, year: int) -> float:
    """Factor of a year's weather on fires: lognormal of mean 1, the same all over the map (El Nino and the dipole)."""
    spread = w.settings(HazeSettings).dry_spread
    drawn = words(w.seed, np.uint64(year), 0, int(Purpose.WEATHER), 200)
    return float(np.exp(spread * normal(drawn[0], drawn[1]) - 0.5 * spread**2))
