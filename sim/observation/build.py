"""Lays out what statistics offices publish."""

from sim.engine.table import empty, parameters
from sim.observation.settings import ObservationSettings
from sim.tables import Observed, Statistics
from sim.world import World


def build(w: World) -> None:
    """Lay out a row for every month of the run, nothing counted."""
    w.statistics = parameters(Statistics, w.settings(ObservationSettings))
    w.observed = empty(Observed, w.days // 28 + 3, len(w.codes))
