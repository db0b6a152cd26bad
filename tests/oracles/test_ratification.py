"""Who ratifies, and when: the equation alone against six treaties of the United Nations and bilateral ones."""

import numpy as np
import pytest

from sim.legal.ratification import Candidates, frailty, nearest, ratification_rate
from sim.legal.settings import RatificationSettings
from tools.institution_runs import ratifications

S = RatificationSettings()
USUAL = {
    "voice": 0.0,
    "population": np.exp(15.6),
    "near": 0.0,
    "years": 50.0,
    "gain": 0.0,
    "frailty": 1.0,
    "calendar": 1.0,
}


def rate(**differs: float) -> float:
    """Of one signatory, a year."""
    return float(ratification_rate(Candidates(**USUAL | differs), -1.0, S))


def test_each_term_is_its_setting():
    assert np.log(rate()) == pytest.approx(-1.0)
    assert np.log(rate(near=1.0) / rate()) == pytest.approx(S.near_share)
    assert np.log(rate(gain=0.2) / rate()) == pytest.approx(0.2 * S.gain)
    assert np.log(rate(voice=0.4) / rate()) == pytest.approx(0.4 * S.voice)
    assert rate(years=0.0) == 0.0 == rate(frailty=0.0)
    assert rate(years=S.preparation_years) == pytest.approx((1.0 - np.exp(-1.0)) * rate())


def test_hazard_rises_with_democracy_until_many_can_say_no():
    assert rate(voice=-1.0) < rate(voice=0.4) > rate(voice=1.5)


def test_factors_of_states_have_mean_one_and_variance_one_third_where_nothing_lasts():
    r = np.random.default_rng(1)
    own = frailty(np.zeros(200_000), r.random((3, 200_000)), np.zeros(200_000, bool), S.state_spread)
    assert own.mean() == pytest.approx(1.0, abs=0.01) and own.var() == pytest.approx(1 / 3, abs=0.01)
    assert (frailty(np.zeros(3), np.full((3, 3), 0.5), np.array([True, False, True]), 1.0) > 0).tolist() == [0, 1, 0]


def test_examples_are_those_of_the_nearest():
    km = np.abs(np.subtract.outer(np.arange(9.0), np.arange(9.0)))
    weights = nearest(km)
    assert weights.sum(1) == pytest.approx(np.ones(9)) and (np.diag(weights) == 0).all()
    assert np.flatnonzero(weights[0]).tolist() == [1, 2, 3, 4, 5]
    assert nearest(np.array([[0.0, 1.0], [1.0, 0.0]])).tolist() == [[0, 1], [1, 0]]


def test_ratifications_come_as_they_came():
    runs = [ratifications(seed) for seed in range(6)]

    def mean(name: str) -> float:
        return float(np.mean([getattr(run, name) for run in runs]))

    assert 1.6 < mean("fortieth") < 3.0  # 2.55 years (G03)
    assert 3.8 < mean("hundredth") < 5.0  # 4.22 years (G04)
    assert 2.1 < mean("median_lag") < 3.6  # 3.1 years (K02)
    assert 1.5 < mean("bilateral_median") < 2.5  # 2 years (G01)
    assert 0.2 < mean("bilateral_open") < 0.32  # 0.24 (G02)
    court = np.mean([1.0 - run.signatories_bound["criminal court 1998"] for run in runs])
    assert 0.15 < court < 0.3  # 0.22 (K04)
