"""Intervals, tests and corrections against what is known of them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import stdtrit

from analysis.statistics import (
    holm,
    interval,
    intervals,
    more_pairs,
    p_paired,
    probability_higher,
    skewness,
    variance_reduction,
)


def dice(key):
    return np.random.Generator(np.random.Philox(key))


def test_t_interval_of_a_known_sample():
    values = np.array([1.0, 2.0, 3.0, 4.0, 5.0])
    found = interval(values)
    half = 2.131846786 * values.std(ddof=1) / np.sqrt(5)  # t table, 4 degrees of freedom, 95 %
    assert found.method == "t" and found.n == 5
    assert (found.low, found.high) == pytest.approx((3 - half, 3 + half), abs=1e-8)


@pytest.mark.parametrize("n", [8, 30, 100])
def test_normal_samples_are_covered_nine_times_in_ten(n):
    drawn = dice(n).normal(5.0, 2.0, (1000, n))
    covered = np.mean([found.low <= 5.0 <= found.high for found in map(interval, drawn)])
    assert 0.87 < covered < 0.93


def test_bca_leans_to_the_side_of_the_tail_and_agrees_with_scipy():
    from scipy.stats import bootstrap

    values = dice(1).lognormal(0.0, 1.0, 60)
    found = interval(values)
    peer = bootstrap((values,), np.mean, confidence_level=0.9, n_resamples=20_000, rng=2).confidence_interval
    assert found.method == "BCa" and found.high - found.mean > found.mean - found.low
    assert (found.low, found.high) == pytest.approx((peer.low, peer.high), rel=0.02)


def test_one_value_has_no_interval_and_equal_values_an_exact_one():
    assert np.isnan(interval(np.array([4.0])).low)
    assert interval(np.array([4.0, 4.0, 4.0]))[1:3] == (4.0, 4.0)
    assert interval(np.array([np.nan, np.nan])).n == 0


def test_pairing_beats_independence_when_seeds_share_their_luck():
    shared = dice(2).normal(0, 10, 12)
    a, b = shared + dice(3).normal(0, 1, 12), shared + 2 + dice(4).normal(0, 1, 12)
    assert variance_reduction(b, a) > 0.9
    paired, alone = interval(b - a), interval(b - dice(5).permutation(a))
    assert paired.high - paired.low < (alone.high - alone.low) / 3 and paired.excludes_zero


def test_p_is_one_when_nothing_differs_and_zero_when_all_seeds_differ_alike():
    assert p_paired(np.zeros(8)) == 1.0 and p_paired(np.full(8, 3.0)) == 0.0
    from scipy.stats import ttest_1samp

    differences = dice(6).normal(0.5, 1, 9)
    assert p_paired(differences) == pytest.approx(ttest_1samp(differences, 0).pvalue)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=30))
def test_holm_raises_every_p_keeps_their_order_and_never_exceeds_one(ps):
    raw = np.array(ps)
    adjusted = holm(raw)
    assert (adjusted >= raw).all() and (adjusted <= 1).all()
    assert (np.diff(adjusted[np.argsort(raw, kind="stable")]) >= 0).all()


def test_holm_of_the_textbook_and_past_gaps():
    found = holm(np.array([0.01, np.nan, 0.04, 0.03]))
    assert found[[0, 2, 3]] == pytest.approx([0.03, 0.06, 0.06]) and np.isnan(found[1])


def test_probability_higher_counts_ties_half():
    assert probability_higher(np.array([1.0, -1.0, 0.0, 2.0])) == pytest.approx(0.625)


@pytest.mark.parametrize("n", [30, 100])
def test_moderately_skewed_samples_are_covered_from_thirty_on(n):
    drawn = dice(n).exponential(1.0, (1000, n))
    covered = np.mean([found.low <= 1.0 <= found.high for found in intervals(drawn.T)])
    assert 0.87 < covered < 0.93


def test_more_seeds_bring_the_width_asked_for_and_one_less_does_not():
    spread, half = 3.0, 0.4
    n = 8 + int(more_pairs(spread, 8, half))

    def width(n):
        return stdtrit(n - 1, 0.95) * spread / np.sqrt(n)

    assert width(n) <= half < width(n - 1)
    assert more_pairs(spread, 1000, half) == 0 and np.isnan(more_pairs(spread, 1, half))


def test_skewness_of_a_tail():
    assert skewness(np.array([0.0, 0.0, 0.0, 0.0, 5.0])) == pytest.approx(1.5) and np.isnan(skewness(np.ones(9)))
    assert abs(skewness(np.array([-1.0, 0.0, 1.0]))) < 1e-12
