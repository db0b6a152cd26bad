"""Sizes of consignments."""

import numpy as np

from sim.world import World


def set_lots(w: World) -> None:
    """Consignments shrink where they are believed to be at risk: smaller lots lose less at a time."""
    types = w.crime_types
    risk = np.zeros(len(w.streams.kind))
    np.maximum.at(risk, w.choice_sets.stream, w.choice_sets.risk)
    for kind in np.flatnonzero(types.person == 0):
        own = w.streams.kind == kind
        factor = (w.learning.prior_risk / np.maximum(risk[own], 0.01)) ** float(types.lot_elasticity[kind])
        w.streams.lot_g[own] = types.grams[kind] * types.lot[kind] * np.clip(factor, 0.25, 4.0)
