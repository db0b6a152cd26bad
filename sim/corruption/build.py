"""Lays out officers by border side, none of them in an arrangement."""

import numpy as np

from sim.corruption.settings import CorruptionSettings
from sim.engine.table import parameters
from sim.tables import CorruptionTerms, Temptation
from sim.world import World


def build(w: World) -> None:
    """Count the officers who serve between posts and at posts of each border side."""
    s, n = w.settings(CorruptionSettings), len(w.sides.border)
    w.corruption_terms = parameters(CorruptionTerms, s)
    w.temptation = Temptation(*(np.zeros((n, 2), kind) for kind in (float, float, np.int64, np.int64, np.int64, float)))
    side = w.stretches.side[w.sectors.stretch]
    patrols = w.border_guards.patrols + w.border_guards.boats
    units = np.bincount(side, w.sectors.share * patrols[w.sectors.state] * w.sectors.external, n)
    desks = np.bincount(w.posts.side, w.posts.desks + w.posts.lanes, n)
    w.temptation.officers[:, 0], w.temptation.officers[:, 1] = (
        s.officers_per_patrol * units,
        s.officers_per_desk * desks,
    )
