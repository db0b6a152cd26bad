"""The table of alerts grows when it is full."""

from sim.engine.table import grown
from sim.information.searches import week_list
from sim.tables import WeekList
from sim.world import World


def grow_alerts(w: World, more: int) -> None:
    """Double the alerts' table until ``more`` rows are free."""
    rows = len(w.alerts.serial)
    while rows - w.alerts_used < more:
        rows *= 2
    w.alerts = grown(w.alerts, rows)
    before = w.week.entries
    w.week = WeekList(week_list(rows))
    w.week.entries[:, : before.shape[1]] = before
