"""Lays out the ledger."""

from sim.engine.table import empty
from sim.tables import Counts, Flows, Seizures, Tally, Traffic
from sim.world import World


def build(w: World) -> None:
    """Lay out rows for every day and border side, nothing counted."""
    sides = len(w.sides.border)
    w.today, w.totals, w.traffic = empty(Counts, sides), empty(Counts, sides), empty(Traffic, sides)
    w.daily, w.tally = empty(Counts, w.days), empty(Tally, w.days)
    w.seizures = empty(Seizures, w.days, len(w.crime_names))
    w.flows = empty(Flows, len(w.streams.serial), sides)
