"""Relations between pairs of states."""

from enum import IntEnum
from typing import NamedTuple

from sim.engine.table import Code, Count, Real, Share


class Domain(IntEnum):
    """What trust is about."""

    INTELLIGENCE = 0
    OPERATIONS = 1
    POLITICAL = 2


class Dyads(NamedTuple):
    """Relations between ordered pairs of states, by domain (intelligence, operations, political) where said."""

    good: Real  # (domains, states, states) remembered good conduct [intelligence.remember, politics.hold, legal.happen]
    bad: Real  # the same, bad [intelligence.remember, intelligence.guard, politics.hold, legal.proceed, legal.happen]
    interop: Share  # (states, states) what both sides' systems can use [build, technology.maintain, technology.happen]
    latency: Real  # (states, states) days until user has giver's alert [intelligence.open_lists]
    alert_visibility: Share  # (kinds, states, states) user knows giver's alert [intelligence.open_lists]
    usable_effort: Share  # (states, states) giver's effort usable by user [intelligence.open_lists]
    asked: Count  # (states, states) user's requests to giver today [intelligence.answer_requests]
    answered: Count  # (states, states) in time this week [intelligence.answer_requests, intelligence.remember]
    unanswered: Count  # (states, states) or late, the same [intelligence.answer_requests, intelligence.remember]
    obligations: Share  # (states, states) depth of the deepest treaty both keep [build, legal.bring_into_force]
    adjacent: Code  # (states, states) 1 for neighbours within the club [build]
    joint: Count  # (states, states) catches by partner effort [crime.cross_borders, intelligence.remember]


class Conduct(NamedTuple):
    """How conduct between states is weighed, remembered and read: parameters."""

    refusal: float
    friction: float
    good_conduct: float
    negativity: float
    half_life_days: float
    forget_at_turnover: float
    exponent: float
    referral: float
