"""Signal detection at the first line: limits, the officer of the laboratory, and counts as good as single persons."""

import math

import numpy as np
import pytest
from scipy.stats import binom, chisquare, norm

from sim.engine.chance import threshold
from sim.engine.normal import phi
from sim.posts.checks import screen_person_by_person, sensitivity


def test_without_sensitivity_targets_are_stopped_like_all_others(bare):
    blind = ("posts.skill_d=0", "technology.biometrics.weight=0", "posts.second_line_d=0")
    model = bare("days=2", *blind).run()
    w, checks = model.world, model.world.checks
    alike = norm.sf(w.officers.criterion) * norm.sf(checks.second_line_criterion)
    assert sensitivity(45.0, 0.0, 0.0, 0.0, checks) == 0.0
    assert w.posts.refuse / 2**32 == pytest.approx(alike[w.posts.state], abs=1e-9)


def test_the_officer_of_the_laboratory():
    """White et al. 2014: 14 % of false papers accepted, 6 % of true ones rejected."""
    assert phi(-1.56) == pytest.approx(0.06, abs=0.002)
    assert phi(2.64 - 1.56) == pytest.approx(1 - 0.14, abs=0.002)
    assert norm.isf(0.06) + norm.isf(0.14) == pytest.approx(2.64, abs=0.01)


def test_more_time_and_better_readers_raise_sensitivity(bare):
    checks = bare().world.checks
    assert sensitivity(45.0, 2.64, 0.0, 0.0, checks) > sensitivity(25.0, 2.64, 0.0, 0.0, checks)
    assert sensitivity(1e6, 2.0, 3.0, 6.0, checks) == pytest.approx(7.0)


def test_false_stops_are_a_binomial_thinning(bare):
    world = bare("days=200", "posts.criterion_sd=0").run().world
    tally, k = world.tally, world.officers.criterion[world.states.member == 1]
    p, n = norm.sf(float(k[0])), tally.travellers.sum()
    assert abs(tally.false_stops.sum() - n * p) < 5 * math.sqrt(n * p * (1 - p))


def test_screening_one_by_one_and_counts_have_one_distribution():
    n, p = 1000, 0.0107
    alarms = [screen_person_by_person(0, n, threshold(p), 7, np.uint64(99), day) for day in range(20_000)]
    edges = np.arange(4, 19)
    seen = np.bincount(np.clip(alarms, 3, 19), minlength=20)[3:]
    chance = np.array([binom.cdf(3, n, p), *binom.pmf(edges, n, p), binom.sf(18, n, p)])
    assert chisquare(seen, chance * 20_000).pvalue > 1e-5


def test_a_share_of_the_travellers_is_drawn_alike_in_any_slices():
    whole = screen_person_by_person(0, 1003, threshold(0.2), 7, np.uint64(5), 3)
    parts = [screen_person_by_person(a, b, threshold(0.2), 7, np.uint64(5), 3) for a, b in ((0, 333), (333, 1003))]
    assert whole == sum(parts)
