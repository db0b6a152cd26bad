"""Departure control: how the state that is left guards its exit, by border side."""

from typing import NamedTuple

from sim.engine.table import Count, Day, Real, Share, Word


class Exits(NamedTuple):
    """The exit from a state towards the one that is entered, a row for each border side."""

    own_units: Real  # patrols or boats of the state of departure that could guard it [build]
    units: Real  # in service there that a partner has paid for [build, departure.equip_exits]
    crewed: Real  # of those, units that pay keeps running [departure.guard_exits]
    ordered: Real  # (sides, 36) of those, on order, by calendar month of delivery in turn [build, departure.equip_exits]
    pay_share: Real  # of a year's GDP of the state of departure that the partner pays for it [build, departure.set_priorities]
    compliance: Share  # of what pay and visas win that is kept [build, departure.set_priorities]
    result: Share  # of departures that were stopped, as the partner last saw [build, departure.set_priorities]
    priority: Share  # of units that look for people in transit [build, departure.set_priorities]
    opened_until: Day  # exit held open, and people led to the line, until this day [events.happen]
    danger: Word  # of a crossing to whose line nobody leads [build]
    led_usd: Real  # what that is worth to those who are led [events.happen]
    stranded: Real  # persons whom it has stopped and who are still there [departure.set_priorities]
    stopped: Count  # persons, since the partner last looked [departure.set_priorities, ledger.account_events]
    passed: Count  # who came to the border, since then [departure.set_priorities, ledger.account_events]


class Departure(NamedTuple):
    """What moves the state of departure: parameters."""

    base_priority: float
    pay_weight: float
    pay_unit: float
    visa_weight: float
    return_weight: float
    host_weight: float
    willingness_weight: float
    adjust_days: float
    fade_days: float
    monitoring_days: float
    result_wanted: float
    led_safety: float
