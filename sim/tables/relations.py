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

    good: Real  # (domains, states, states) remembered good [relations.remember, politics.hold_elections, events.happen]
    bad: Real  # bad [relations.remember, information.guard, politics.hold_elections, legal.proceed, events.happen]
    interop: Share  # (states, states) what both systems can use [build, technology.maintain, technology.suffer_attacks]
    latency: Real  # (states, states) days until user has giver's alert [information.open_lists]
    alert_visibility: Share  # (kinds, states, states) user knows giver's alert [information.open_lists]
    usable_effort: Share  # (states, states) giver's effort usable by user [information.open_lists]
    asked: Count  # (states, states) user's requests to giver today [information.answer_requests]
    answered: Count  # (states, states) in time this week [information.answer_requests, relations.remember]
    unanswered: Count  # (states, states) or late, the same [information.answer_requests, relations.remember]
    obligations: Share  # (states, states) depth of the deepest treaty both keep [build, legal.bring_into_force]
    adjacent: Code  # (states, states) 1 for neighbours within the club [build]
    joint: Count  # (states, states) catches by partner effort [ledger.account_events, relations.remember]


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
