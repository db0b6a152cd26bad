"""Lays out what statistics offices publish."""

import numpy as np

from sim.engine.table import empty, parameters
from sim.observation.settings import ObservationSettings
from sim.tables import Observed, Statistics
from sim.world import World


def build(w: World) -> None:
    """Lay out a row for every month of the run, nothing counted."""
    w.statistics = parameters(Statistics, w.settings(ObservationSettings))
    months, n = w.days // 28 + 3, len(w.codes)
    pairs = [np.zeros((months, n, n), np.int64) for _ in range(2)]
    w.observed = empty(Observed, months, n)._replace(crossings_from=pairs[0], hits_from=pairs[1])
