"""The batched kernels live the same days, bit for bit, as the plain accounts of one mover, one post and one alert."""

from collections import Counter
from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from sim import BorderModel, load
from sim.agents import Model
from sim.engine import chance, plain_chance
from sim.information import phases as information
from sim.information import reference as alert_account
from sim.information.picture import picture
from sim.information.reference import Outcome
from sim.movers import phases as movers
from sim.movers import reference as mover_account
from sim.posts import phases as posts
from sim.posts import reference as post_account
from sim.tables import Crossings, Fate, Flag, Mode, Movers, Stage
from sim.world import World

SMALL = [
    "world=synthetic", "burn_in_days=0", "crime.drugs_factor=4", "justice.pushback_share=0.9",
    "justice.returned_share=0.6", "movers.land_death_per_attempt=0.02", "movers.retry.max_attempts=4",
    "movers.retry.deterrence_base=-2", "information.lists.ban_share=1", "information.lists.tip_share=0.6",
    "information.lists.carriers_per_million=0", "information.investigations.lead_share=0.5",
]  # fmt: skip
WORLDS = {
    "free movement is suspended": ("merged_lists", 3, [
        "world.states=6", "days=110", "movers.choice.legal_cost_usd=6000",
        "+events.a={date: 2024-01-10, type: suspend, treaty: club, days: 80}",
    ]),
    "systems are attacked": ("baseline", 5, [
        "world.states=5", "days=100", "movers.choice.legal_cost_usd=300", "information.lists.checks_per_year=6",
        "treaties.club.provisions.alert_sharing.architecture=hub",
        "+events.b={date: 2024-02-10, type: cyber_attack, states: [S00], days: 20}",
    ]),
    "who is sent back tries again tomorrow": ("merged_lists", 8, [
        "world.states=4", "days=100", "movers.retry.delay_days=1.0", "movers.choice.legal_cost_usd=6000",
    ]),
}  # fmt: skip


def live_worlds(act: Callable[[Model], None], compare: Callable[[Model], None]) -> None:
    """Live the small worlds from day to day; ``compare`` stands in for a phase, and lives it."""
    for k, (scenario, seed, overrides) in enumerate(WORLDS.values()):
        model = BorderModel(load(scenario, seed=seed, overrides=[*SMALL, *overrides]))
        assert act in [phase.act for phase in model.tick]
        model.world.streams.legal_access[:] *= 4.0  # or hardly anybody who was sent back could obtain a visa
        model.tick = tuple(phase._replace(act=compare) if phase.act is act else phase for phase in model.tick)
        model.slices = k + 1
        model.run()


def written(column: np.ndarray, values: list[int | float]) -> np.ndarray:
    """Values as a column holds them."""
    return np.array(values, column.dtype)


# --- movers


class Way(NamedTuple):
    """A day of a mover in short: what it covers of the account."""

    stage: Stage
    freight: bool
    under_way: bool
    mode: Mode
    where: str
    alert: int  # 1 own, 2 of a partner
    fate: Fate
    after: Stage


STEPS = {
    (Stage.PLANNING, Stage.FREE), (Stage.PLANNING, Stage.APPLYING), (Stage.PLANNING, Stage.TRAVELLING),
    (Stage.TRAVELLING, Stage.TRAVELLING), (Stage.TRAVELLING, Stage.PLANNING), (Stage.TRAVELLING, Stage.FREE),
    (Stage.TRAVELLING, Stage.RETRYING), (Stage.RETRYING, Stage.RETRYING), (Stage.RETRYING, Stage.TRAVELLING),
    (Stage.RETRYING, Stage.PLANNING), (Stage.RETRYING, Stage.FREE), (Stage.PLANNING, Stage.RETRYING),
    (Stage.APPLYING, Stage.STAYING), (Stage.APPLYING, Stage.PLANNING), (Stage.APPLYING, Stage.FREE),
    (Stage.STAYING, Stage.FREE),
}  # fmt: skip


def cross_as_told(model: Model, seen: set[Way]) -> None:
    """Live the day of movers, and hold every column of movers and crossings to the account of each who is due."""
    w = model.world
    due = np.flatnonzero(w.movers.due <= w.day).tolist()
    told = [mover_account.live_day(w, row, w.day) for row in due]
    expected = Movers(*(column.copy() for column in w.movers))
    for k, column in enumerate(expected):
        column[due] = written(column, [mover[k] for _, mover in told])
    seen.update(way(w, row, *day) for row, day in zip(due, told, strict=True))
    movers.cross_borders(model)
    assert w.happened == len(due)
    for k, name in enumerate(Crossings._fields):
        column = w.crossings[k][: w.happened]
        assert np.array_equal(column, written(column, [event[k] for event, _ in told])), f"crossings.{name}, {w.day}"
    for name, column, lived in zip(Movers._fields, expected, w.movers, strict=True):
        assert np.array_equal(column, lived), f"movers.{name}, day {w.day}"


def way(w: World, row: int, event: mover_account.Event, after: mover_account.Mover) -> Way:
    """Which way through the account a day took."""
    where = "site" if event.site >= 0 else "sector" if event.sector >= 0 else "post" if event.post >= 0 else "nowhere"
    return Way(
        Stage(w.movers.stage[row]), mover_account.is_freight(w, event.stream), bool(w.movers.route[row] >= 0),
        Mode(after.mode), where, event.flags // Flag.OWN_ALERT % 4, Fate(event.fate), Stage(after.stage),
    )  # fmt: skip


def test_movers_live_the_days_that_the_account_tells() -> None:
    seen: set[Way] = set()
    live_worlds(movers.cross_borders, lambda model: cross_as_told(model, seen))
    assert {day.fate for day in seen} == set(Fate)
    assert {(day.stage, day.after) for day in seen} >= STEPS
    assert {day.mode for day in seen if day.stage == Stage.PLANNING and day.under_way} == set(Mode) - {Mode.NONE}
    assert {day.where for day in seen if day.mode == Mode.GUIDED} == {"site", "sector", "nowhere"}  # led, alone, open
    assert {day.where for day in seen if day.freight} == {"post", "sector", "nowhere"}
    assert {day.alert for day in seen if day.freight} == {day.alert for day in seen if not day.freight} == {0, 1, 2}
    given_up = {day.fate for day in seen if day.stage == Stage.RETRYING and day.after == Stage.FREE}
    assert given_up >= {Fate.TURNED_BACK, Fate.RETURNED, Fate.PUSHED_BACK}  # after too many attempts


# --- posts


def check_as_told(model: Model, seen: Counter[str]) -> None:
    """Live the day of posts, and hold every column of checks and the waits of all to the account of each post."""
    w, today, rows = model.world, model.world.date, range(len(model.world.posts.serial))
    told = [post_account.live_day(w, post, w.day, today.month - 1, today.weekday()) for post in rows]
    posts.check_travellers(model)
    for k, name in enumerate(post_account.PostDay._fields):
        column = getattr(w.posts, name)
        assert np.array_equal(column, written(column, [day[k] for day, _ in told])), f"posts.{name}, day {w.day}"
    pooled = [hours for post, (_, hours) in enumerate(told) if hours and w.states.member[w.posts.state[post]] == 1]
    assert np.array_equal(w.waits[w.day], post_account.pool_waits(pooled)), f"waits, day {w.day}"
    for post, (_, hours) in enumerate(told):
        seen[("free", "spot checks", "checks")[w.sides.controlled[w.posts.side[post]]]] += 1
        seen.update("full" if hour.busy >= 1.0 else "busy" if hour.waiting else "quiet" for hour in hours)


def test_posts_live_the_days_that_the_account_tells() -> None:
    seen: Counter[str] = Counter()
    live_worlds(posts.check_travellers, lambda model: check_as_told(model, seen))
    assert set(seen) == {"free", "spot checks", "checks", "full", "busy", "quiet"}


# --- alerts


class Books(NamedTuple):
    """What searches of one day leave: columns of alerts, persons counted, people of networks noted."""

    expires: np.ndarray
    due: np.ndarray
    own: np.ndarray
    foreign: np.ndarray
    unknown: np.ndarray
    noted: Counter[tuple[int, ...]]


def told_books(w: World, seen: Counter[str]) -> Books:
    """The books of today by the account of each who is due for a check."""
    a = w.alerts
    own, foreign, unknown = map(np.zeros_like, (w.lists.own, w.exchange.hits, w.searches.unknown))
    books = Books(a.expires.copy(), a.due.copy(), own, foreign, unknown, Counter())
    for row in np.flatnonzero(a.due[: w.alerts_used] == w.day).tolist():
        told = alert_account.check(w, row, w.day)
        kind, issuer, persons = a.kind[row], a.issuer[row], alert_account.persons(w, row)
        books.expires[row], books.due[row] = told.expires, told.due
        books.own[kind, issuer] += persons * (told.outcome == Outcome.OWN_HIT)
        books.foreign[issuer, told.user] += persons * (told.outcome == Outcome.FOREIGN_HIT)
        books.unknown[told.user] += persons * (told.outcome in (Outcome.MISSED_ABROAD, Outcome.NOT_ARRIVED))
        if alert_account.leads_on(w, row, told):
            books.noted[a.serial[row], a.person[row], issuer, told.user, kind] += 1
        seen[told.outcome.name] += 1
    return books


def search_as_told(model: Model, seen: Counter[str]) -> None:
    """Live the day's searches, and hold every alert, count and recognition to the account."""
    w, before = model.world, model.world.recognised_used
    told = told_books(w, seen)
    information.search_lists(model)
    lived = w.alerts.expires, w.alerts.due, w.lists.own, w.exchange.hits, w.searches.unknown
    for name, column in zip(Books._fields, lived, strict=False):
        assert np.array_equal(getattr(told, name), column), f"{name}, day {w.day}"
    noted = Counter(zip(*(column[before : w.recognised_used] for column in w.recognised), strict=True))
    assert noted == told.noted, f"recognised, day {w.day}"
    seen["LEADS_ON"] += noted.total()


def test_searches_find_whom_the_account_tells() -> None:
    seen: Counter[str] = Counter()
    live_worlds(information.search_lists, lambda model: search_as_told(model, seen))
    assert set(seen) == {*(outcome.name for outcome in Outcome), "LEADS_ON"}


def offer_as_told(model: Model, seen: set[bool]) -> None:
    """Count who knows which alert today, and hold the count to the account of each alert and partner."""
    w = model.world
    if w.day % 50 == 1:
        known, _ = picture(w, np.ones(len(w.codes), bool))
        expected = np.zeros(known.shape[1], known.dtype)
        for row in range(w.alerts_used):
            users = alert_account.partners_who_know(w, row, w.day)
            expected[users] += alert_account.persons(w, row)
            seen.add(bool(users))
        assert np.array_equal(known.sum(0), expected), f"known, day {w.day}"
    information.search_lists(model)


def test_partners_know_of_the_alerts_that_the_account_tells() -> None:
    seen: set[bool] = set()
    live_worlds(information.search_lists, lambda model: offer_as_told(model, seen))
    assert seen == {False, True}


# --- the engine


def test_chance_is_the_account_of_chance() -> None:
    for k in range(300):
        serial, index, u = plain_chance.words(1, k, 0, 0, 0)[0] ** 2, 257 * k, k / 300
        key = np.int64(7), np.uint64(serial), np.int64(k), np.int64(9), np.int64(index)
        assert plain_chance.words(*map(int, key)) == chance.words(*key)
        assert plain_chance.threshold(u) == chance.threshold(u)
        for trials in (20, 400, 10 ** k.bit_length()):
            assert plain_chance.binomial(trials, u**3, *map(int, key)) == chance.binomial(trials, u**3, *key)
