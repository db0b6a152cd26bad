"""Lays out information: kinds of alerts, lists, police, exchange, none of it in use yet."""

import numpy as np

from sim.engine.queues import BINS
from sim.engine.table import empty, table
from sim.information.exchange import kindred
from sim.information.initial_alerts import make_kinds, make_lists, practice
from sim.information.residence import set_homes
from sim.information.searches import check_batch, week_list
from sim.information.settings import InformationSettings
from sim.scale import ScaleSettings
from sim.tables import (
    Alerts,
    Exchange,
    Kind,
    PoliceForces,
    Recognised,
    Reports,
    Searches,
    Wanted,
    WeekList,
)  # fmt: skip
from sim.world import World

START_ROWS = 32_768  # of the alerts' table; it doubles when full
OUTSIDE = 10  # times as many persons to a row of alerts outside the club


def build(w: World) -> None:
    """Lay out lists and police; alerts are entered once it is known what passes between states."""
    s, n = w.settings(InformationSettings), len(w.codes)
    w.kinds, w.lists = make_kinds(s), make_lists(s, w.states)
    w.police = make_police(w, s)
    w.alerts, w.recognised = empty(Alerts, START_ROWS), empty(Recognised, START_ROWS)
    w.week, w.wanted = WeekList(week_list(START_ROWS)), empty(Wanted, 0)
    w.reports = empty(Reports, 64)._replace(held=np.zeros((64, n), np.int32))
    w.searches = table(Searches, n, at_posts=np.bincount(w.posts.state, w.posts.travellers_day, n))
    w.exchange = empty(Exchange, n, n)._replace(kindred=kindred(w.states), dual=np.ones((len(Kind), n, n)))
    set_homes(w, s.lists)
    w.latencies = np.zeros((w.days, BINS), np.int64)
    w.record_quality = max(1.0, s.lists.factor) ** -s.lists.dilution
    w.counted, w.check_batch = np.zeros((len(Kind), n), np.int64), check_batch()


def make_police(w: World, s: InformationSettings) -> PoliceForces:
    """Police of every state: its searches, standards, case workers."""
    states, persons = w.states, w.settings(ScaleSettings).persons_per_alert
    member = states.member == 1
    inland = s.lists.searches_per_inhabitant * states.population / 365.0
    habit = practice(states.serial, states.population * member, s.lists.practice_searches, 0)
    return table(
        PoliceForces, len(w.codes), banned=s.lists.ban_share, court_limit=1.0, searches=inland * habit,
        standards=np.where(member, s.standards.start, s.standards.start_outside),
        case_workers=s.exchange.answers_per_million * states.population / 1e6,
        persons_per_row=np.where(member, persons, OUTSIDE * persons),
    )  # fmt: skip
