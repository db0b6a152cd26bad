"""Mobility: legitimate travellers and trade, wherever members check."""

from sim.ledger.metrics.metric import Reading, metric
from sim.ledger.settings import LedgerSettings
from sim.world import World


@metric(unit="persons/day", kind="count")
def travellers(w: World) -> Reading:
    """Travellers checked on entry, at external borders and where internal controls stand; official counts of crossings
    (Schengen: some 600 million a year) take exits too."""
    return w.tally.travellers


@metric(unit="min", kind="quantile", better="down", below="travellers checked")
def wait_p50_min(w: World) -> Reading:
    """Median wait of travellers."""
    return w.waits, 0.5


@metric(unit="min", kind="quantile", better="down", below="travellers checked")
def wait_p95_min(w: World) -> Reading:
    """Wait that one traveller in twenty exceeds."""
    return w.waits, 0.95


@metric(unit="min", kind="ratio", better="down", above="minutes waited", below="travellers checked")
def wait_mean_min(w: World) -> Reading:
    """Mean wait of travellers."""
    return w.tally.wait_min, w.tally.travellers


@metric(unit="min", kind="quantile", better="down", below="trucks checked")
def truck_wait_p95_min(w: World) -> Reading:
    """Wait that one truck in twenty exceeds."""
    return w.truck_waits, 0.95


@metric(unit="share", kind="ratio", better="down", above="travellers referred", below="travellers checked")
def second_line_share(w: World) -> Reading:
    """Travellers referred to the second line."""
    return w.tally.second_line, w.tally.travellers


@metric(
    unit="1/million",
    kind="ratio",
    better="down",
    above="legitimate travellers referred",
    below="travellers checked",
    times=1e6,
)
def false_stops_per_million(w: World) -> Reading:
    """Legitimate travellers referred to the second line, per million."""
    return w.tally.false_stops, w.tally.travellers


@metric(unit="h/day", kind="count", better="down")
def person_hours(w: World) -> Reading:
    """Hours of travellers in queues and in the second line."""
    return w.tally.wait_min / 60.0 + w.tally.second_line * w.checks.second_line_s / 3600.0


@metric(unit="EUR/day", kind="count", better="down")
def trade_cost_eur(w: World) -> Reading:
    """Cost of controls to the checked: waits, second lines, trucks' hours."""
    s = w.settings(LedgerSettings)
    return person_hours(w) * s.value_of_time_eur + w.tally.truck_wait_h * s.truck_hour_eur
