"""Intervals stay where a quantity can be, for every metric of the model; where they already do, nothing changes."""

import math

import numpy as np
import pytest

from analysis.bounds import LOG, LOGIT, gap_within, level_within
from analysis.statistics import interval, interval_t
from sim.ledger.metrics import catalogue

DICE = np.random.Generator(np.random.Philox(8))


def near_a_bound(metric, n):
    """Values of a metric that lie where intervals would leave its bounds; some of them on the bound."""
    least, most = metric.bounds
    if math.isfinite(most):
        return least + (most - least) * DICE.beta(0.3, 0.05, n)
    drawn = DICE.lognormal(0, 3, n) * (DICE.random(n) < 0.7)
    return drawn + least if math.isfinite(least) else DICE.normal(0, 5, n)


@pytest.mark.parametrize("metric", catalogue(), ids=lambda metric: metric.name)
def test_no_level_and_no_mean_of_a_scenario_leaves_the_bounds_of_its_metric(metric):
    least, most = metric.bounds
    for n in (2, 3, 5, 8, 40):
        before, after = near_a_bound(metric, n), near_a_bound(metric, n)
        known = level_within(after, least, most)
        assert least <= known.low <= known.mean <= known.high <= most
        gap = gap_within(interval(after - before), after, before, least, most)
        slack = 1e-9 * max(1.0, abs(after).max(), abs(before).max())
        assert gap.low - slack <= gap.mean <= gap.high + slack
        assert least - slack <= before.mean() + gap.low and before.mean() + gap.high <= most + slack


def test_an_interval_within_its_bounds_is_the_t_interval():
    values = np.array([0.5, 0.52, 0.49, 0.51])
    assert level_within(values, 0.0, 1.0) == interval_t(values)
    gap = interval(values - 0.4)
    assert gap_within(gap, values, np.full(4, 0.4), 0.0, 1.0) == gap


def test_near_certainty_and_rare_deaths_are_told_on_the_scale_that_has_no_bounds():
    known = level_within(np.array([1.0, 1.0, 0.93, 1.0]), 0.0, 1.0)
    assert known.method == LOGIT and known.low < 0.95 and known.high < 1
    deaths = np.array([0.0, 0.0, 5.0, 0.0])
    assert interval_t(deaths).low < 0 < level_within(deaths, 0.0, math.inf).low
    fewer = gap_within(interval(deaths / 9 - deaths), deaths / 9, deaths, 0.0, math.inf)
    assert fewer.method == LOG and fewer.low >= -deaths.mean()


def test_the_logarithmic_interval_covers_as_often_as_it_says():
    """Gamma counts of shape 2, four runs: nine in ten means are covered; the t interval reaches below zero in some."""
    drawn = DICE.gamma(2.0, 1.0, (2000, 4))
    found = [level_within(row, 0.0, math.inf) for row in drawn]
    covered = np.mean([known.low <= 2.0 <= known.high for known in found])
    assert 0.84 < covered < 0.96 and any(interval_t(row).low < 0 for row in drawn)
