"""Lays out surveillance: sectors, border guards, parameters of detection."""

import numpy as np

from sim.engine.table import parameters, table
from sim.surveillance.sectors import make_sectors
from sim.surveillance.settings import SurveillanceSettings
from sim.tables import Allocation, BorderGuards, BorderKind, BorderSides, Detection, Stretches
from sim.world import World


def build(w: World) -> None:
    """Cut stretches into sectors, and give every state its border guards; budgets equip them later."""
    s = w.settings(SurveillanceSettings)
    w.detection = parameters(Detection, s)
    w.stretches, w.sectors = make_sectors(w.geography, w.sides, w.stretches, s.corridor_effort)
    n = len(w.codes)
    counts = np.bincount(w.sectors.state, minlength=n)
    outer, inner = (guarded_km(w.sides, w.stretches, n, internal) for internal in (0, 1))
    w.border_guards = table(
        BorderGuards, n, answered=1.0, allocation=Allocation[s.allocation.upper()], land_km=outer[BorderKind.LAND],
        sea_km=outer[BorderKind.SEA], inner_km=inner[BorderKind.LAND], sectors=counts,
        first_sector=np.concatenate([[0], np.cumsum(counts)[:-1]]),
    )  # fmt: skip
    w.plans = np.zeros((3, max(1, int(counts.max(initial=1)))))


def guarded_km(sides: BorderSides, stretches: Stretches, states: int, internal: int) -> dict[BorderKind, np.ndarray]:
    """Guarded km of each state, land and sea, at external borders or at those within the club."""
    rows = sides.internal[stretches.side] == internal
    state, kind = sides.state[stretches.side], sides.kind[stretches.side]
    return {
        mode: np.bincount(state[rows & (kind == mode)], stretches.km[rows & (kind == mode)], states)
        for mode in (BorderKind.LAND, BorderKind.SEA)
    }
