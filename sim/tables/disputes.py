"""Disputes between pairs of states."""

from enum import IntEnum
from typing import NamedTuple

from sim.engine.table import Code, Count, Day, Real


class Forum(IntEnum):
    """Where a dispute is."""

    NONE = 0  # there is none
    CLAIM = 1  # it has been raised
    NEGOTIATION = 2
    MEDIATION = 3
    ARBITRATION = 4
    COURT = 5
    STALLED = 6  # between attempts
    ESCALATED = 7


class Disputes(NamedTuple):
    """Disputes, at most one for each ordered pair: (claimants, respondents)."""

    forum: Code  # Forum [build, events.happen, disputes.arise, disputes.proceed]
    raised: Day  # on this day [build, events.happen, disputes.arise, disputes.proceed]
    until: Day  # day on which its stage ends [build, events.happen, disputes.arise, disputes.proceed]
    failures: Count  # attempts that did not settle it [build, disputes.arise, disputes.proceed]
    salience: Real  # how much it means to the parties, 0 an ordinary matter [build, events.happen, disputes.arise]
    cause: Code  # kind of incident that raised it, or weighed most last month, by the order of names [build, events.happen, disputes.arise]
    incidents: Real  # hazard of a dispute from those of last month [disputes.arise]
    heaviest: Real  # the same from those of that kind [disputes.arise]
    at_sides: Real  # (kinds, sides) the same from those at border sides, this month so far [disputes.note_incidents, disputes.arise]
