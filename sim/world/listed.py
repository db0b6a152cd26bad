"""National lists as they stand on the first day, and trust and exchange at rest."""

import numpy as np

from sim import tables as t
from sim.core.alerts import populate
from sim.core.chance import Purpose, normal, words
from sim.core.searches import PERSONS, week_list
from sim.intelligence.exchange import read_exchange, read_exposure, read_searches
from sim.intelligence.kinds import KINDS
from sim.intelligence.trust import come_to_rest
from sim.legal.law import obligations_kept, parties_today

ROUNDS = 12  # after which trust moves by less than a thousandth


def make_kinds(information) -> t.Kinds:
    """The kinds of alerts, a row each."""
    kinds = t.table(
        t.Kinds, len(KINDS), sensitivity=[k.sensitivity for k in KINDS], share=[k.share for k in KINDS],
        retention_days=[k.retention_days for k in KINDS], worth_days=[k.worth_days for k in KINDS],
        ends=[k.ends for k in KINDS],
    )  # fmt: skip
    kinds.retention_days[t.Kind.REFUSAL] = information.lists.refusal_days
    return kinds


def practice(serial: np.ndarray, weight: np.ndarray, spread: float, index: int) -> np.ndarray:
    """National habits: log-normal factors, the same in every run, that leave the sum over ``weight`` as it is."""
    luck = np.array([normal(*words(0, s, 0, int(Purpose.PRACTICE), index)[:2]) for s in serial])
    factor = np.exp(spread * luck)
    return factor * weight.sum() / max((factor * weight).sum(), 1e-9) if weight.any() else factor


def make_lists(information, states: t.States) -> t.Lists:
    """Sizes of the lists, in proportion to inhabitants."""
    lists = t.Lists(*(np.zeros((len(KINDS), len(states.serial)), c.dtype) for c in t.empty(t.Lists, 1)))
    people = states.population / 1e6 * information.lists.factor
    people = people * practice(states.serial, people * states.member, information.lists.practice_lists, 1)
    lists.records[:] = np.outer([k.share * information.lists.persons_per_million for k in KINDS], people)
    lists.records[t.Kind.DOCUMENT] = information.lists.documents_per_million * people
    lists.records[t.Kind.OBJECT] = information.lists.objects_per_million * people
    return lists


def settle_information(world) -> None:
    """Let trust and what it lets pass find each other, then fill the lists."""
    w = world
    parties = [parties_today(w.membership, k, 0) for k in range(len(w.treaties))]
    w.lookup["kept"][...] = obligations_kept(w.treaties, parties)
    for _ in range(ROUNDS):
        read_now(w)
        answered, unanswered = expected_answers(w)
        come_to_rest(w, w.config, answered, unanswered)
    read_now(w)
    set_inflow(w)
    fill(w)


def read_now(w) -> None:
    """What officers see at today's trust."""
    read_exchange(w, w.config)
    read_searches(w, w.config)
    read_exposure(w)


def settled_share(w) -> np.ndarray:
    """(kinds of persons, issuers) share of checks of a listed person that recognise the person."""
    worth = w.kinds.worth_days[:PERSONS] / w.kinds.retention_days[:PERSONS]
    fits = worth * (1.0 - np.exp(-1.0 / worth))  # mean over the age of alerts in force
    place = np.diff(w.lookup["place"], prepend=0.0)
    known = w.dyads.sigma[:PERSONS].copy()
    np.einsum("kii->ki", known)[...] = 1.0
    return fits[:, None] * np.einsum("kij,ij,j->ki", known, w.lookup["recall"], place)


def expected_answers(w) -> tuple[np.ndarray, np.ndarray]:
    """(givers, users) requests answered and refused in a week, as hits on persons bring them about."""
    place = np.diff(w.lookup["place"], prepend=0.0)
    checks = 7.0 * w.lists.records[:PERSONS] / w.kinds.period_days[:PERSONS, None]
    hits = np.einsum("ki,kij,ij,j->ij", checks, w.dyads.sigma[:PERSONS], w.lookup["recall"], place)
    chance = w.law.requests * w.lookup["answers"]
    return hits * chance, hits * (1.0 - chance)


def set_inflow(w) -> None:
    """As many alerts are entered as law and hits end, so that lists keep their size."""
    ends = w.kinds.ends[:PERSONS, None] / w.kinds.period_days[:PERSONS, None] * settled_share(w)
    w.lists.inflow[:PERSONS] = w.lists.records[:PERSONS] * (1.0 / w.kinds.retention_days[:PERSONS, None] + ends)


def fill(w) -> None:
    """Write the alerts on persons that are in force on the first day, of every age."""
    weight = w.lookup["weight"]
    rows = np.floor(w.lists.records[:PERSONS] / weight + 0.5).astype(np.int64)
    capacity = len(w.alerts.serial)
    while capacity < rows.sum() + 4096:
        capacity *= 2
    w.alerts = t.empty(t.Alerts, capacity)
    w.lookup["listed"] = week_list(capacity)
    w.alerts_used = populate(rows, weight, w.lookup["quality"], w.kinds, w.alerts, w.states.serial, w.seed)
