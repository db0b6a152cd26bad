"""Exchange of alerts, requests, standards and trust against closed forms."""

import numpy as np
import pytest

from sim import BorderModel, load, tables
from sim.engine.propagation import GAMMA
from sim.engine.table import empty
from sim.information.alert_propagation import count_known
from sim.information.phases import adopt
from sim.information.requests import LATENCY_UNIT, answer
from sim.information.standards import standardise

AGE = 1000
SMALL = ["world=synthetic", "world.states=6", "days=30", "burn_in_days=0"]


def bass(share: float, p: float, q: float, years: float) -> float:
    """Share of adopters after ``years`` from ``share``: dF/dt = (p + q F)(1 - F), in closed form (Bass 1969)."""
    odds = (1.0 - share) / (p + q * share)
    decay = np.exp(-(p + q) * years)
    return float((1.0 - p * odds * decay) / (1.0 + q * odds * decay))


def alerts_of_age(n: int, age: int):
    """Alerts of one state, all of one age on day ``AGE``."""
    alerts = empty(tables.Alerts, n)
    alerts.serial[:] = np.arange(1, n + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    alerts.weight[:], alerts.created[:], alerts.expires[:] = 1, AGE - age, AGE + 1
    return alerts


@pytest.mark.parametrize(("age", "share"), [(0, 0.0), (5, 0.264), (10, 0.594), (400, 1.0)])
def test_an_alert_spreads_as_permission_and_a_gamma_delay_say(age, share):
    n, permission, delay = 200_000, 0.6, 10.0
    few, late = np.full((1, 1, 4), permission * 2.0**20), np.full((1, 1, 4), delay)
    known, total = np.zeros((1, 4), np.int64), np.zeros((1, 1), np.int64)
    count_known(0, n, alerts_of_age(n, age), few, late, np.array([1e9]), known, total, 7, AGE)
    assert known / n == pytest.approx(permission * share, abs=0.005)


def test_delays_are_gamma_of_shape_two():
    assert GAMMA.mean() == pytest.approx(1.0, abs=1e-3) and GAMMA.var() == pytest.approx(0.5, abs=5e-3)


@pytest.mark.parametrize(("load_a_day", "workers", "queue"), [(50, 100.0, 0.0), (150, 100.0, 5.0)])
def test_a_queue_grows_by_what_is_not_answered(load_a_day, workers, queue):
    asked = np.array([[0, load_a_day], [0, 0]])
    backlog, good, bad = np.zeros(2), np.zeros((2, 2), np.int64), np.zeros((2, 2), np.int64)
    delays = np.zeros(240, np.int64)
    serial = np.array([11, 12], np.uint64)
    for day in range(10):
        given = answer(
            asked, np.full((2, 2), 0.8), np.full((2, 2), 3.0), backlog, np.full(2, workers), 7.0, good, bad, delays,
            serial, 1, day,
        )  # fmt: skip
        assert 0 < given < load_a_day
    assert backlog[0] / workers == queue
    assert good.sum() + bad.sum() == 10 * load_a_day


def test_answers_take_the_time_that_law_and_people_take():
    asked, delays = np.array([[0, 4000], [0, 0]]), np.zeros(240, np.int64)
    nothing = np.zeros((2, 2), np.int64)
    answer(
        asked, np.ones((2, 2)), np.full((2, 2), 20.0), np.zeros(2), np.full(2, 1e9), 7.0, nothing, nothing.copy(),
        delays, np.array([1, 2], np.uint64), 1, 0,
    )  # fmt: skip
    middle = LATENCY_UNIT * ((np.arange(240) + 0.5) / 4) ** 2
    assert (delays * middle).sum() / delays.sum() == pytest.approx(20.0, rel=0.03)


def test_bass_in_closed_form_and_a_database_that_fills_in_eleven_years():
    share, p, q, step = 0.0, 0.125, 0.40, 1e-4
    for _ in range(int(3.0 / step)):
        share += (p + q * share) * (1.0 - share) * step
    assert bass(0.0, p, q, 3.0) == pytest.approx(share, abs=1e-4)
    assert bass(10 / 166, p, q, 11.0) == pytest.approx(1.0, abs=0.02)  # 10 to 166 states, 2002 to 2013


def test_standards_close_the_agreed_share_of_the_gap_and_drift_without_agreement():
    now, target, pace = np.array([0.6, 0.6]), np.array([0.9, 0.0]), np.array([0.3, 0.0])
    bound, free = standardise(now, target, pace, rest=0.4, drift=0.03, years=2.0)
    assert bound == pytest.approx(0.9 - 0.3 * np.exp(-0.6))
    assert free == pytest.approx(0.4 + 0.2 * np.exp(-0.06))


def test_trust_without_events_goes_to_one_half_and_stays_at_its_fixed_point():
    model = BorderModel(load("baseline", seed=1, overrides=SMALL))
    d = model.world.dyads
    kept = 0.5 ** (7.0 / model.config.relations.half_life_days)
    good, bad = d.good.copy(), d.bad.copy()
    for _ in range(2000):
        good, bad = good * kept, bad * kept
    assert (good + 1) / (good + bad + 2) == pytest.approx(0.5, abs=0.01)
    before = ((d.good + 1) / (d.good + d.bad + 2)).mean()
    model.run()
    assert ((d.good + 1) / (d.good + d.bad + 2)).mean() == pytest.approx(before, abs=0.02)


def test_a_voluntary_database_fills_as_bass_says_and_use_lags():
    terms = "treaties.t={title: t, parties: [all], provisions: {alert_sharing: {share: 1.0, voluntary_lists: true}}}"
    words = ["world=synthetic", "world.states=120", "world.flow_scale=0", "days=1826", terms]
    model = BorderModel(load("isolated", seed=3, overrides=words))
    shares = []
    while model.day < 1826:
        if model.world.date.day == 1:
            adopt(model)
            shares.append((model.day, (model.world.membership.contributes[0] <= model.day + 1).mean()))
        model.world.day += 1
    day, share = shares[-1]
    assert share == pytest.approx(bass(0.0, 0.125, 0.40, (day + 30) / 365.0), abs=0.1)
    lag = model.world.membership.searches[0] - model.world.membership.contributes[0]
    assert np.mean(lag[lag > 0]) == pytest.approx(1461, rel=0.25)
