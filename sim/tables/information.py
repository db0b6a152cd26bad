"""Information: alerts and lists, reports and leads."""

from enum import IntEnum
from typing import Annotated, NamedTuple

import numpy as np

from sim.engine.table import Code, Count, Day, Index, Real, Serial, Share, Small


class Kind(IntEnum):
    """Category of an alert."""

    REFUSAL = 0  # of entry or stay
    ARREST = 1  # for surrender or extradition
    MISSING = 2
    DISCREET = 3  # discreet, inquiry or specific check
    DOCUMENT = 4  # lost, stolen or invalidated
    OBJECT = 5  # vehicles, firearms, plates


class Offence(IntEnum):
    """What an alert is about, as far as another state's law must know it too."""

    NONE = 0
    ADMINISTRATIVE = 1
    SERIOUS = 2


class Kinds(NamedTuple):
    """Kinds of alerts, and of the persons under them."""

    sensitivity: Share  # [build]
    share: Share  # of the persons on a list [build]
    retention_days: Small  # [build]
    worth_days: Real  # in which the chance that an alert still describes the person falls to 1/e [build]
    ends: Code  # whether a hit ends it [build]


class Alerts(NamedTuple):
    """Alerts on persons: on movers one by one, on others several to a row."""

    serial: Serial  # [build, information.enter_alerts]
    person: Serial  # serial of the mover, lot or network it leads to, 0 for others [information.enter_alerts]
    issuer: Small  # state [build, information.enter_alerts]
    home: Small  # state where the persons live [build, information.enter_alerts]
    kind: Code  # [build, information.enter_alerts]
    weight: Small  # persons that the row stands for [build, information.enter_alerts]
    quality: Code  # of the record, 255 complete [build, information.enter_alerts]
    created: Day  # [build, information.enter_alerts]
    expires: Day  # [build, information.enter_alerts, information.search_lists]
    due: Day  # next check of a listed person [build, information.enter_alerts, information.search_lists]


class Recognised(NamedTuple):
    """Event table: people of networks recognised at a check; ``information.investigate`` empties it."""

    serial: Serial  # of the alert [information.search_lists]
    network: Serial  # that the person works for [information.search_lists]
    issuer: Small  # state that seeks the person [information.search_lists]
    user: Small  # state that checked the person [information.search_lists]
    kind: Code  # of the alert [information.search_lists]


class Leads(NamedTuple):
    """Persons behind crossings of whom police have learnt today."""

    serial: Serial  #
    network: Index  # that the person works for
    origin: Small  # state that found out
    where: Small  # state where the person lives
    evidence: Share  # the better, the smaller
    luck: Share  # the better for the police, the smaller


class Lists(NamedTuple):
    """National lists by (kinds, states)."""

    records: Real  # in force: persons by count of rows, things as counts [build, information.open_lists]
    inflow: Real  # persons entered a day [build, events.happen]
    own: Count  # hits on own alerts today [information.search_lists]


class Reports(NamedTuple):
    """What one state's police know about a person behind crossings who lives in another."""

    serial: Serial  # [information.investigate]
    open: Code  # 1 while it may still be of use [information.investigate]
    network: Index  # that the person works for [information.investigate]
    origin: Small  # state that found out [information.investigate]
    where: Small  # state where the person lives [information.investigate]
    created: Day  # [information.investigate]
    held: Day  # (reports, states) day from which a state may pass it on, 0 not held [information.investigate]


class PoliceForces(NamedTuple):
    """Police, one row for each state: its lists, its records, its answers."""

    information_days: Real  # technical latency of a shared record [build, technology.suffer_attacks, technology.maintain]
    searches: Real  # of lists by police inland, a day [build]
    standards: Share  # of records that follow the common standard [build, information.raise_standards]
    case_workers: Real  # answers to requests that police can give a day [build]
    backlog: Real  # requests that wait for an answer [information.answer_requests]
    court_limit: Share  # of what law permits that courts still allow [build, events.happen, information.guard]
    banned: Share  # of returns that lead to an alert [build, information.enter_policy]
    persons_per_row: Count  # on its list that a row of alerts stands for [build]


class Searches(NamedTuple):
    """Searches of lists, one row for each state: how many today, and what they find and cost as last read."""

    at_posts: Real  # travellers checked at posts today [build, information.search_lists]
    total: Count  # searches today [information.search_lists]
    unknown: Count  # persons sought by partners and not recognised today [information.search_lists]
    wrong: Count  # false matches today [information.search_lists]
    false_match: Share  # chance of a false match of a search [build, information.open_lists]
    period_days: Real  # between two checks of a listed person who lives there [build, information.open_lists]
    own_documents: Share  # listed documents carried that are on the own list [build]


class Exchange(NamedTuple):
    """What states have of each other, (givers, users), as last read."""

    recall: Share  # share of right matches that a search finds [build]
    answered: Share  # of requests, as trust and willingness go [build, information.open_lists]
    answer_days: Real  # technical and human latency of an answer [build, information.open_lists]
    copied: Real  # records that lie in the user's systems or can be seen there [build, information.open_lists]
    documents: Share  # listed documents carried that the user can see, cumulated over givers [build, information.open_lists]
    hits: Count  # on giver's alerts by user today [information.search_lists]
    home: Share  # (issuers, states) where persons under alerts live, cumulated [build]
    place: Share  # (homes, users) where residents are checked, cumulated [build, information.open_lists]
    kindred: Share  # (givers, users) how alike laws must be for an administrative offence to be one in both [build]
    dual: Share  # (kinds, givers, users) an offence with both, or none is needed [build, information.open_lists]


class Wanted(NamedTuple):
    """Persons on whom alerts are about to be entered."""

    serial: Serial  # of the lead [information.investigate, information.enter_alerts]
    network: Index  # that the person works for [information.investigate, information.enter_alerts]
    issuer: Small  # state that seeks the person [information.investigate, information.enter_alerts]
    kind: Code  # of the alert [information.investigate, information.enter_alerts]
    home: Small  # state where the person lives [information.investigate, information.enter_alerts]


class WeekList(NamedTuple):
    """Listed persons who are checked within the week."""

    entries: Index  # (2, rows) rows of alerts and days, from column 1 on; how many, in [0, 0] [information.enter_alerts, information.search_lists]


class CheckBatch(NamedTuple):
    """Scratch of a batch of listed persons who are checked."""

    row: Annotated[np.ndarray, np.int64]  # of the alert
    place: Annotated[np.ndarray, np.int64]  # state that checks
    first: Annotated[np.ndarray, np.uint64]  # a block of random words each
    second: Annotated[np.ndarray, np.uint64]  # another
