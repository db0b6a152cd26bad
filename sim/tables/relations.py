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

    good: Real  # (domains, states, states) remembered good conduct [build, events.happen, disputes.proceed, politics.hold_elections, relations.remember]
    bad: Real  # the same, bad [build, events.happen, disputes.arise, politics.hold_elections, legal.proceed, information.guard, relations.remember]
    interop: Share  # (states, states) what both sides' systems can use [build, technology.suffer_attacks, technology.maintain]
    latency: Real  # (kinds, states, states) days until user has giver's alert [build, information.open_lists]
    alert_visibility: Share  # (kinds, states, states) user knows giver's alert [build, information.open_lists]
    usable_effort: Share  # (states, states) giver's effort usable by user [build, information.open_lists]
    usable_picture: Share  # (states, states) giver's sightings usable by user [build, information.open_lists]
    unlike: Share  # (states, states) of what their laws differed in at the start, which they still differ in [build, legal.converge]
    asked: Count  # (states, states) user's requests to giver today [information.answer_requests]
    answered: Count  # (states, states) in time this week [relations.remember, information.answer_requests]
    unanswered: Count  # (states, states) or late, the same [relations.remember, information.answer_requests]
    obligations: Share  # (states, states) depth of the deepest treaty both keep [build, legal.bring_into_force]
    adjacent: Code  # (states, states) 1 for neighbours within the club [build]
    joint: Count  # (states, states) catches by partner effort [relations.remember, ledger.account_events]


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
