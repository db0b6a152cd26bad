"""Lays out what statistics offices publish."""

import numpy as np

from sim.engine.table import empty, parameters
from sim.observation.settings import ObservationSettings
from sim.tables import Observed, Statistics
from sim.world import World

AT_SIDES = ("crossings_at", "returns_at", "trucks_at", "seized_at")  # series by side of a border


def build(w: World) -> None:
    """Lay out a row for every month of the run, nothing counted."""
    w.statistics = parameters(Statistics, w.settings(ObservationSettings))
    months, n = w.days // 28 + 3, len(w.codes)
    by_side = {name: np.zeros((months, len(w.sides.border)), np.int64) for name in AT_SIDES}
    hits = np.zeros((months, n, n), np.int64)
    w.observed = empty(Observed, months, n)._replace(**by_side, hits_from=hits)
