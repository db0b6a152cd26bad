"""Lays out exits: the units with which each state could guard its own side of a border."""

import numpy as np

from sim.departure.settings import DepartureSettings
from sim.engine.chance import threshold
from sim.engine.table import parameters, table
from sim.tables import BorderKind, Departure, Exits
from sim.world import World

RING = 36  # months in which a delivery may fall due


def build(w: World) -> None:
    """Give every state of departure own units at its exits; none stand at borders within a club."""
    s, sides = w.settings(DepartureSettings), w.sides
    w.departure = parameters(Departure, s)
    per_km = np.where(sides.kind == BorderKind.SEA, s.own_sea_units_per_km, s.own_land_units_per_km)
    per_km = np.where((sides.kind == BorderKind.AIR) | (sides.internal == 1), 0.0, per_km)
    able = np.exp(np.minimum(s.governance * w.states.rule_of_law[sides.neighbour], np.log(2.0)))
    km = np.bincount(w.stretches.side, w.stretches.km, len(sides.border))
    base = 1.0 / (1.0 + np.exp(-s.base_priority))
    w.exits = table(
        Exits, len(sides.border), own_units=per_km * km * able, ordered=np.zeros((len(sides.border), RING)),
        compliance=1.0, priority=base * (per_km > 0), result=s.result_wanted, opened_until=-1,
    )  # fmt: skip
    sides.afloat[:] = np.where(sides.kind == BorderKind.SEA, threshold(s.afloat_share), 0)
