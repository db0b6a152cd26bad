"""Lays out the ledger."""

from datetime import timedelta

import numpy as np

from sim.engine.table import empty
from sim.tables import Counts, Flows, Months, Seizures, Tally, Traffic
from sim.world import World


def build(w: World) -> None:
    """Lay out rows for every day and border side, nothing counted."""
    sides = len(w.sides.border)
    w.today, w.totals, w.traffic = empty(Counts, sides), empty(Counts, sides), empty(Traffic, sides)
    w.daily, w.tally = empty(Counts, w.days), empty(Tally, w.days)
    w.seizures = empty(Seizures, w.days, len(w.crime_names))
    streams, states = len(w.streams.serial), len(w.codes)
    w.flows = Flows(np.zeros((streams, sides), np.int64), np.zeros((streams, states), np.int64))
    last = w.start + timedelta(days=max(0, w.days - 1))
    w.months = empty(Months, (last.year - w.start.year) * 12 + last.month - w.start.month + 1, states)
