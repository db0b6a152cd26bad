"""Sizes of consignments."""

import numpy as np

from sim.crime.settings import CrimeSettings
from sim.tables import DRUGS
from sim.world import World


def set_lots(w: World) -> None:
    """Consignments shrink where they are believed to be at risk: smaller lots lose less at a time."""
    drugs, freight = w.settings(CrimeSettings).drugs, w.streams.kind == DRUGS
    risk = np.zeros(len(w.streams.kind))
    np.maximum.at(risk, w.choice_sets.stream, w.choice_sets.risk)
    factor = (w.learning.prior_risk / np.maximum(risk, 0.01)) ** drugs.lot_elasticity
    w.streams.lot_g[freight] = 1000.0 * drugs.lot_kg * np.clip(factor, 0.25, 4.0)[freight]
