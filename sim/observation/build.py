"""Lays out what statistics offices publish."""

import numpy as np

from sim.engine.table import empty, parameters
from sim.observation.settings import ObservationSettings
from sim.tables import Observed, Statistics
from sim.world import World

PAIRS = ("crossings_from", "returns_to", "seized_from", "trucks_from", "hits_from")  # series by pair of states


def build(w: World) -> None:
    """Lay out a row for every month of the run, nothing counted."""
    w.statistics = parameters(Statistics, w.settings(ObservationSettings))
    months, n = w.days // 28 + 3, len(w.codes)
    pairs = {name: np.zeros((months, n, n), np.int64) for name in PAIRS}
    w.observed = empty(Observed, months, n)._replace(**pairs)
