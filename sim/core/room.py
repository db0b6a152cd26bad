"""Room: tables that grow when they are full, and memory that models leave behind."""

import gc
from typing import Any

from sim.core.fates import NEVER
from sim.core.searches import week_list
from sim.tables import grown

SWEPT_AFTER = 2**28  # bytes
_left_behind = [0]


def grow_movers(w: Any, more: int) -> None:
    """Double the movers' table until ``more`` rows are free."""
    rows = len(w.movers.serial)
    new = rows
    while new - rows < more:
        new *= 2
    movers = grown(w.movers, new)
    movers.due[rows:] = NEVER
    w.movers, w.crossings = movers, grown(w.crossings, new)


def grow_alerts(w: Any, more: int) -> None:
    """Double the alerts' table until ``more`` rows are free."""
    rows = len(w.alerts.serial)
    while rows - w.alerts_used < more:
        rows *= 2
    w.alerts = grown(w.alerts, rows)
    before = w.lookup["listed"]
    w.lookup["listed"] = week_list(rows)
    w.lookup["listed"][:, : before.shape[1]] = before


def sweep(w: Any) -> None:
    """Look for models that nobody holds any more, once worlds of some size were built.

    A model and its agents hold each other, so they last until somebody looks; Python seldom does for so few objects.
    """
    _left_behind[0] += sum(column.nbytes for table in w.tables().values() for column in table)
    if _left_behind[0] > SWEPT_AFTER:
        _left_behind[0] = 0
        gc.collect()
