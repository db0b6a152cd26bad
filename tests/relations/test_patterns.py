"""The two patterns in short: displacement and surprise, one seed, on one border."""

import pytest

from tools.patterns import displacement, stopped_share


def test_most_of_the_flow_that_one_of_two_sectors_loses_goes_to_the_other():
    _, lost, gained = displacement(2, 1, seed=0)
    assert (lost > 0).all()
    first, successes, _ = gained / lost
    assert 0.5 < successes < 1.0 and 0.5 < first < 1.0


def test_none_of_it_goes_elsewhere_when_there_is_no_elsewhere():
    flow, lost, gained = displacement(2, 2, seed=0)
    assert (gained == 0).all() and lost[1] > 0.1 * flow[1]


@pytest.mark.parametrize(("learn", "worth"), [(True, (0.15, 0.6)), (False, (-0.02, 0.02))])
def test_surprise_stops_learners_and_is_worth_nothing_against_others(learn, worth):
    fixed, surprising = (stopped_share(plan, learn, seed=0) for plan in ("fixed", "random"))
    assert worth[0] < surprising - fixed < worth[1]
