"""Corruption of officials at borders."""

from typing import NamedTuple

from sim.engine.table import Count, Real, Share


class Temptation(NamedTuple):
    """Officers in arrangements with networks, by border side: (sides, places). Places: between posts, at posts."""

    officers: Real  # who serve there [build]
    rents_usd: Real  # of networks a day, as remembered [corruption.remember_rents]
    bribed: Count  # officers in an arrangement [corruption.tempt]
    found: Count  # of those found out this month [corruption.tempt]
    convicted: Count  # of those found out, this month [corruption.tempt]
    blind: Share  # of what passes there, at which officers look away or have told when nobody looks [corruption.tempt]


class CorruptionTerms(NamedTuple):
    """How officers are tempted, found out and convicted: parameters."""

    offers_per_year: float
    usual_rents_usd: float
    rents_power: float
    bribe_share: float
    gain_weight: float
    integrity_weight: float
    fear_weight: float
    found_per_year: float
    monitoring_gain: float
    lapse_per_year: float
    convicted_share: float
    reach: float
