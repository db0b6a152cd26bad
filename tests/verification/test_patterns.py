"""The patterns over fresh seeds and over the plausible space, as docs/patterns.md reports them."""

import numpy as np
import pytest

from tools.hypercube import explore
from tools.patterns import displacement, stopped_share
from tools.patterns_page import interval, ratios, shown

pytestmark = pytest.mark.verify
SEEDS = range(100, 108)


def test_displacement_lies_between_one_half_and_one_on_first_attempts_and_successes():
    found = ratios(np.array([displacement(2, 1, seed) for seed in SEEDS]))
    for margin in (0, 1):
        middle, half = interval(found[:, margin])
        assert middle - half > 0.5 and middle + half < 1.0


def test_displacement_falls_as_more_sectors_are_hardened_and_ends_at_none():
    steps = [ratios(np.array([displacement(12, k, seed) for seed in SEEDS]))[:, :2].mean(0) for k in (3, 9, 11, 12)]
    assert (np.diff(steps, axis=0) < 0).all() and (steps[-1] == 0).all()


def test_a_random_plan_beats_a_fixed_one_against_learners_only():
    gaps = [
        np.array([stopped_share("random", learn, seed) - stopped_share("fixed", learn, seed) for seed in SEEDS])
        for learn in (True, False)
    ]
    learners, others = (interval(gap) for gap in gaps)
    assert learners[0] - learners[1] > 0.1
    assert abs(others[0]) < 0.01


def test_more_than_half_of_the_plausible_space_shows_each_pattern():
    results = shown(explore(40, 2))
    assert results["P1 on first attempts and on successes"].mean() > 0.5
    assert results["P2, both"].mean() > 0.5
