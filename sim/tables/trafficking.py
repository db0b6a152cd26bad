"""Trafficking in persons: victims by where they come from and where they are exploited."""

from typing import NamedTuple

from sim.engine.table import Count, Real, Share


class Victims(NamedTuple):
    """Victims: (sources, states). A source is a state of the map, or in the last row all other countries."""

    recruits: Real  # mean number a year [build]
    present: Count  # exploited now [build, trafficking.exploit]
    again: Count  # identified before, who will be recruited again next month [trafficking.exploit]
    arrived: Count  # exploited from this month on [trafficking.exploit]
    identified: Count  # this month [trafficking.exploit]
    escaped: Count  # this month, without being identified [trafficking.exploit]
    checked: Share  # of those who come, who meet a check on the way [build, trafficking.weigh_routes]
    referred: Share  # of those identified, who are referred to help by agreement with their country or at home [build, trafficking.weigh_routes]
    foreign: Share  # of evidence from their country that courts admit in time [build, trafficking.weigh_routes]


class TraffickingTerms(NamedTuple):
    """How victims are recruited, identified and helped: parameters."""

    seen_at_check: float
    identified_per_year: float
    referral_gain: float
    exit_per_year: float
    again_alone: float
    again_referred: float
    suspects: float
    testify_alone: float
    testify_referred: float
    evidence_home: float
    evidence_victim: float
    evidence_foreign: float
