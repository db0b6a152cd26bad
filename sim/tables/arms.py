"""Firearms: durable goods that flow from where they are sold legally to where they are wanted."""

from typing import NamedTuple

from sim.engine.table import Count, Real, Share


class Arms(NamedTuple):
    """Firearms by source and destination: (states, states)."""

    flow: Real  # taken across the line in a year where nothing is traced [build]
    outbound: Share  # of them found by checks of the source state [build, events.happen]
    inbound: Share  # of the rest found by checks of the destination [build, arms.weigh_checks]
    traced: Share  # of firearms recovered that are traced to their first sale in time [build, arms.weigh_checks]
    deterred: Share  # of the flow that traces of the last years have stopped [arms.smuggle]
    stock: Count  # in circulation in the destination [build, arms.smuggle]
    seized_out: Count  # this month, by the source [arms.smuggle]
    seized_in: Count  # this month, by the destination [arms.smuggle]
    recovered: Count  # this month, from circulation [arms.smuggle]
    sourced: Count  # of those, traced to their first sale [arms.smuggle]


class ArmsTerms(NamedTuple):
    """How firearms are lost, recovered and traced: parameters."""

    lost_per_year: float
    recovered_per_year: float
    trace_effect: float
    trace_years: float
