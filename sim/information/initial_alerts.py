"""National lists as they are on the first day, and what a steady state of exchange needs."""

import numpy as np

from sim import tables as t
from sim.engine.chance import Purpose, normal, words
from sim.engine.table import empty, table
from sim.information.alerts import write_initial_alerts
from sim.information.exchange import read_exchange, read_exposure, read_searches
from sim.information.kinds import KINDS
from sim.information.residence import residents
from sim.information.searches import PERSONS, week_list
from sim.information.settings import InformationSettings
from sim.world import World


def make_kinds(information: InformationSettings) -> t.Kinds:
    """The kinds of alerts, a row each."""
    kinds = table(
        t.Kinds, len(KINDS), sensitivity=[k.sensitivity for k in KINDS], share=[k.share for k in KINDS],
        retention_days=[k.retention_days for k in KINDS], worth_days=[k.worth_days for k in KINDS],
        ends=[k.ends for k in KINDS],
    )  # fmt: skip
    kinds.retention_days[t.Kind.REFUSAL] = information.lists.refusal_days
    return kinds


def practice(serial: np.ndarray, weight: np.ndarray, spread: float, index: int) -> np.ndarray:
    """National habits: log-normal factors, the same in every run, that do not change the sum over ``weight``."""
    deviates = np.array([normal(*words(0, s, 0, int(Purpose.PRACTICE), index)[:2]) for s in serial])
    factor = np.exp(spread * deviates)
    return factor * weight.sum() / max((factor * weight).sum(), 1e-9) if weight.any() else factor


def make_lists(information: InformationSettings, states: t.States) -> t.Lists:
    """Sizes of the lists, in proportion to inhabitants."""
    lists = t.Lists(*(np.zeros((len(KINDS), len(states.serial)), c.dtype) for c in empty(t.Lists, 1)))
    people = states.population / 1e6 * information.lists.factor
    people = people * practice(states.serial, people * states.member, information.lists.practice_lists, 1)
    persons = np.array([k.share * information.lists.persons_per_million for k in KINDS])
    persons[t.Kind.REFUSAL] *= information.lists.refusal_days / KINDS[t.Kind.REFUSAL].retention_days  # the same inflow
    lists.records[:] = np.outer(persons, people)
    lists.records[t.Kind.DOCUMENT] = information.lists.documents_per_million * people
    lists.records[t.Kind.OBJECT] = information.lists.objects_per_million * people
    return lists


def read_now(w: World) -> None:
    """Compute what officers can see at today's trust."""
    read_exchange(w)
    read_searches(w)
    read_exposure(w)


def recognised_share(w: World) -> np.ndarray:
    """(kinds of persons, issuers) share of checks of a listed person that recognise the person."""
    worth = w.kinds.worth_days[:PERSONS] / w.kinds.retention_days[:PERSONS]
    fits = worth * (1.0 - np.exp(-1.0 / worth))  # mean over the age of alerts in force
    known = w.dyads.alert_visibility[:PERSONS].copy()
    np.einsum("kii->ki", known)[...] = 1.0
    rate = checks_a_day(w)
    return fits[:, None] * np.einsum("kij,ij,ij->ki", known, w.exchange.recall, rate / rate.sum(1, keepdims=True))


def checks_a_day(w: World) -> np.ndarray:
    """(issuers, users) checks a day of a person under an alert, by where such persons live and travel."""
    home, place = np.diff(w.exchange.home, prepend=0.0), np.diff(w.exchange.place, prepend=0.0)
    return home @ (place / w.searches.period_days[:, None])


def expected_answers(w: World) -> tuple[np.ndarray, np.ndarray]:
    """(givers, users) requests answered and refused in a week, as hits on persons bring them about."""
    persons, known = 7.0 * w.lists.records[:PERSONS], w.dyads.alert_visibility[:PERSONS]
    hits = np.einsum("ki,kij,ij,ij->ij", persons, known, w.exchange.recall, checks_a_day(w))
    chance = w.law.requests * w.exchange.answered
    return hits * chance, hits * (1.0 - chance)


def set_inflow(w: World) -> None:
    """Set the inflow of alerts to what retention and hits end, so that lists keep their size."""
    ends = w.kinds.ends[:PERSONS, None] * checks_a_day(w).sum(1) * recognised_share(w)
    w.lists.inflow[:PERSONS] = w.lists.records[:PERSONS] * (1.0 / w.kinds.retention_days[:PERSONS, None] + ends)


def fill_lists(w: World) -> None:
    """Write the alerts on persons that are in force on the first day, of every age."""
    weight = w.police.persons_per_row
    rows = np.floor(w.lists.records[:PERSONS] / weight + 0.5).astype(np.int64)
    capacity = len(w.alerts.serial)
    while capacity < rows.sum() + 4096:
        capacity *= 2
    w.alerts = empty(t.Alerts, capacity)
    w.week = t.WeekList(week_list(capacity))
    w.alerts_used = write_initial_alerts(
        rows, weight, w.record_quality, w.kinds, residents(w), w.alerts, w.states.serial, w.seed
    )
