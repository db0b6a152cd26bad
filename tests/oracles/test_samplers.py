"""Keyed samplers have the distributions they are named after."""

import numpy as np
import pytest
from scipy import stats

from sim.engine.chance import Purpose, binomial, poisson, uniform, unit, words

N, WHO, WHAT = 40_000, np.uint64(1234567), int(Purpose.START)


def fits(drawn: np.ndarray, law) -> None:
    """Mean and variance within five standard errors, and counts by value as expected (chi-square)."""
    mean, variance, kurtosis = (float(x) for x in law.stats("mvk"))
    assert abs(drawn.mean() - mean) < 5 * np.sqrt(variance / N)
    assert abs(drawn.var() - variance) < 5 * variance * np.sqrt((2 + max(kurtosis, 0)) / N)
    edges = np.unique(law.ppf(np.linspace(0.02, 0.98, 25)))
    seen = np.histogram(drawn, [-np.inf, *(edges + 0.5), np.inf])[0]
    chance = np.diff([0, *law.cdf(edges), 1])
    assert stats.chisquare(seen[chance > 0], chance[chance > 0] * N).pvalue > 1e-6


@pytest.mark.parametrize("mean", [0.02, 0.7, 8.0, 29.9, 30.1, 400.0, 1e5])
def test_poisson_counts(mean):
    fits(np.array([poisson(mean, 3, WHO, day, WHAT, 0) for day in range(N)]), stats.poisson(mean))


@pytest.mark.parametrize(("n", "p"), [(5, 0.3), (40, 0.9), (1000, 0.0107), (300, 0.5), (100_000, 0.01), (9000, 0.97)])
def test_binomial_counts(n, p):
    fits(np.array([binomial(n, p, 3, WHO, day, WHAT, 0) for day in range(N)]), stats.binom(n, p))


def test_uniform_numbers():
    drawn = np.array([uniform(3, WHO, day, WHAT, 0) for day in range(N)])
    assert stats.kstest(drawn, "uniform").pvalue > 1e-6
    assert abs(np.corrcoef(drawn[:-1], drawn[1:])[0, 1]) < 5 / np.sqrt(N)


@pytest.mark.parametrize("part", range(4), ids=["seed", "serial", "when", "index"])
def test_neighbours_in_every_part_of_the_key_share_nothing(part):
    keys = np.tile(np.array([3, 7, 0, 0]), (256, 1))
    keys[:, part] += np.arange(256)
    block = np.array([[unit(w) for w in words(seed, np.uint64(who), day, WHAT, k)] for seed, who, day, k in keys])
    assert stats.kstest(block.ravel(), "uniform").pvalue > 1e-6
    assert np.abs(np.corrcoef(block.T) - np.eye(4)).max() < 5 / np.sqrt(256)
