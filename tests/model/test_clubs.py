"""Several clubs may stand on one map: what one agrees is none of another's."""

import numpy as np
import pytest

from sim import BorderModel, load
from sim.technology.gap import multipliers

TWO = ["world=synthetic", "world.states=10", "world.clubs=2", "days=20", "burn_in_days=0", "politics.enabled=false"]
OF_ONE = (
    "treaties.pact={title: Pact, parties: [club_1], depth: 0.5, provisions: {free_movement: {},"
    " readmission: {share: 0.9}}}"
)


def world(*overrides: str):
    return BorderModel(load("isolated", seed=2, overrides=[*TWO, *overrides])).run().world


def test_a_state_belongs_to_one_club_or_to_none_and_every_club_has_members():
    club = world().states.club
    assert set(club.tolist()) == {-1, 0, 1} and min(np.bincount(club[club >= 0])) > 1


def test_free_movement_of_one_club_opens_its_own_borders_and_no_others():
    w = world(OF_ONE)
    club, sides = w.states.club, w.sides
    within_first = club == 0
    granted = w.law.free > 0
    np.fill_diagonal(granted, False)
    expected = np.outer(within_first, within_first) & ~np.eye(len(club), dtype=bool)
    assert (granted == expected).all()
    inner = granted[sides.state, sides.neighbour]  # an airport's neighbour is its own state
    assert inner.any() and np.array_equal(sides.controlled, np.where(inner, 0, 2))


def test_a_pact_of_the_first_club_leaves_law_within_the_second_as_it_was():
    alone, agreed = world(), world(OF_ONE)
    second = np.flatnonzero(alone.states.club == 1)
    for name, before, after in zip(alone.law._fields, alone.law, agreed.law, strict=True):
        if before.ndim == 2:
            assert np.array_equal(before[np.ix_(second, second)], after[np.ix_(second, second)]), name


def test_a_gap_of_budgets_keeps_the_total_of_each_club_and_touches_nobody_outside():
    club, need = np.array([0, 0, 0, 1, 1, -1]), np.array([1.0, 2.0, 3.0, 4.0, 5.0, 6.0])
    spending = multipliers(1.0, np.array([1e3, 2e3, 3e3, 9e3, 1e3, 5e3]), club, need, 0.7)
    assert [(spending * need)[club == number].sum() for number in (0, 1)] == pytest.approx([6.0, 9.0])
    assert spending[2] > spending[1] > spending[0] and spending[3] > spending[4] and spending[5] == 0.7
