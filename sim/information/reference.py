"""One alert and one partner in plain Python: does the alert pass, when, and does a check recognise the person?

The kernels of this room (``searches``, ``alert_propagation``) go through whole lists. Here the same is computed for one
alert; a test holds both to the same bits.

A state enters an alert on a person. From then on the alert is known at home. A partner knows it if law, trust and
systems let it pass, and from the day on which it has arrived (``sim.engine.plain_propagation``):

    alert_visibility[kind, issuer, user]  share of the issuer's alerts of a kind that the user may know
    latency[kind, issuer, user]                 mean days until they are known there

Sooner or later the person is checked somewhere. Then a hit needs four things: the search must find
the record, the record must still describe the person, the systems must be up, and, abroad, the alert must have
arrived. A hit ends alerts for arrest and on missing persons; other alerts are in force until their retention ends.
"""

import math
from enum import Enum
from typing import NamedTuple

from sim.engine.chance import Purpose
from sim.engine.plain_chance import unit, words
from sim.engine.plain_propagation import days_to_reach
from sim.engine.table import NEVER
from sim.world import World


class Outcome(Enum):
    """The outcome of a check of a listed person."""

    EXPIRED = "the alert is no longer in force"
    MISSED_AT_HOME = "not found, or the record no longer fits, in the state that seeks the person"
    MISSED_ABROAD = "the same elsewhere"
    NOT_ARRIVED = "found and fitting, but not known to the user: it may not pass, or has not arrived yet"
    OWN_HIT = "recognised in the state that seeks the person"
    FOREIGN_HIT = "recognised elsewhere"


class Check(NamedTuple):
    """A check, and the row of the alert afterwards."""

    outcome: Outcome
    user: int  # state that checks, -1 none
    expires: int  # day on which the alert ends
    due: int  # day of the next check


# --- exchange


def arrives(w: World, alert: int, user: int) -> float:
    """Age in days at which a partner knows an alert; infinite if it may not pass.

    Chance   SHARE of the alert and the partner, without a date: it is drawn once
    """
    issuer, kind = int(w.alerts.issuer[alert]), int(w.alerts.kind[alert])
    share = float(w.dyads.alert_visibility[kind, issuer, user])
    mean_days = float(w.dyads.latency[kind, issuer, user])
    return days_to_reach(w.seed, int(w.alerts.serial[alert]), user, share, mean_days)


def knows(w: World, alert: int, user: int, day: int) -> bool:
    """Whether officers of a state can see an alert today: their own at once, a partner's from its arrival."""
    if user == int(w.alerts.issuer[alert]):
        return True
    return day - int(w.alerts.created[alert]) >= arrives(w, alert, user)


def partners_who_know(w: World, alert: int, day: int) -> list[int]:
    """The states other than its issuer that know an alert today; none once it has expired."""
    if w.alerts.expires[alert] <= day:
        return []
    issuer = int(w.alerts.issuer[alert])
    return [user for user in range(len(w.codes)) if user != issuer and knows(w, alert, user, day)]


# --- a check


def check(w: World, alert: int, day: int) -> Check:
    """Check the person under an alert, who is due today. Nothing in the world is changed.

    Chance   MEET of the alert and day: word 0 the day of the next check, word 1 where, word 2 whether the search
             finds the record, word 3 whether it still fits
    """
    expires = int(w.alerts.expires[alert])
    if expires <= day:
        return Check(Outcome.EXPIRED, -1, expires, int(NEVER))
    next_word, place, search, fit = words(w.seed, int(w.alerts.serial[alert]), day, Purpose.MEET, 0)
    kind, issuer = int(w.alerts.kind[alert]), int(w.alerts.issuer[alert])
    home = int(w.alerts.home[alert])
    user = where_checked(w, home, unit(place))
    recognised = unit(search) < chance_found(w, alert, user, day) and unit(fit) < chance_fits(w, alert, day)
    outcome = outcome_of(recognised, user == issuer, knows(w, alert, user, day))
    if outcome in (Outcome.OWN_HIT, Outcome.FOREIGN_HIT) and w.kinds.ends[kind]:
        return Check(outcome, user, day, int(NEVER))  # a hit ends such an alert
    return Check(outcome, user, expires, day + until_check(float(w.searches.period_days[home]), unit(next_word)))


def outcome_of(recognised: bool, at_home: bool, known: bool) -> Outcome:
    """The outcome of a check."""
    if not recognised:
        return Outcome.MISSED_AT_HOME if at_home else Outcome.MISSED_ABROAD
    if at_home:
        return Outcome.OWN_HIT
    return Outcome.FOREIGN_HIT if known else Outcome.NOT_ARRIVED


def until_check(period_days: float, u: float) -> int:
    """Whole days until the next check of a listed person: 1, and an exponential time of mean ``period_days``."""
    return 1 + int(min(-period_days * math.log(u), 1e6))


def where_checked(w: World, home: int, u: float) -> int:
    """The state that checks a person: by the cumulated shares of the checks of residents of its home."""
    shares = w.exchange.place[home]
    for state, share in enumerate(shares[:-1]):
        if u < share:
            return state
    return len(shares) - 1


def chance_found(w: World, alert: int, user: int, day: int) -> float:
    """Chance that a search of the user's finds a record of the issuer's: linkage, and completeness of the record.

    ``recall`` is the share of right matches above the threshold of the search (Fellegi & Sunter 1969). Quality is
    255 for a complete record. Where systems are down, nothing is found.
    """
    issuer = int(w.alerts.issuer[alert])
    if not answers(w, issuer, user, day):
        return 0.0
    return float(w.exchange.recall[issuer, user]) * int(w.alerts.quality[alert]) / 255.0


def answers(w: World, issuer: int, user: int, day: int) -> bool:
    """Whether systems are up: the user's, and, where the user holds no copy of the list, the issuer's too."""
    if w.systems.outage[user] > day:
        return False
    holds_copy = issuer == user or w.law.copied[issuer, user] >= 0.5
    return bool(holds_copy or w.systems.outage[issuer] <= day)


def chance_fits(w: World, alert: int, day: int) -> float:
    """Chance that the alert still describes the person: it falls to 1/e in ``worth_days`` of its kind."""
    age = day - int(w.alerts.created[alert])
    return math.exp(-age / float(w.kinds.worth_days[w.alerts.kind[alert]]))


# --- accounting


def persons(w: World, alert: int) -> int:
    """Persons for whom one row of the table stands: a mover, or several persons of a long list."""
    return int(w.alerts.weight[alert])


def leads_on(w: World, alert: int, found: Check) -> bool:
    """Whether the hit is recorded for an investigation: the person works for a network."""
    return found.outcome in (Outcome.OWN_HIT, Outcome.FOREIGN_HIT) and int(w.alerts.person[alert]) != 0
