"""Bargaining by hand: Nash depths, side payments, asks and promises, clubs with a bar, stable coalitions."""

import numpy as np
import pytest

from sim.legal.bargaining import Terms, form_club, heard, moved, nash_depth, stability, vote
from tools.institution_runs import talks_years


def two(first: float, second: float) -> Terms:
    """Terms of two parties whose utility is 0 at these depths, with a curve of 1."""
    return Terms(np.array([first, second]), np.ones(2))


def test_nash_depths_of_two_are_those_of_the_closed_form():
    assert nash_depth(two(1.2, 0.8), np.ones(2)) == pytest.approx(0.462772, abs=1e-6)
    assert nash_depth(two(1.0, 1.0), np.ones(2)) == pytest.approx(0.5)
    assert nash_depth(two(3.0, 3.0), np.ones(2)) == 1.0  # no treaty is deeper than its text
    assert nash_depth(two(1.0, -0.1), np.ones(2)) == 0.0  # one would lose by any


def test_nash_depth_maximises_the_product_of_gains():
    terms = Terms(np.array([1.0, 0.7, 0.9, 0.5]), np.array([1.5, 1.0, 2.0, 1.0]))
    weights = np.array([1.0, 2.0, 1.0, 0.5])
    grid = np.linspace(1e-4, 0.4499, 20_000)
    best = max(grid, key=lambda d: float(weights @ np.log(terms.at(d))))
    assert nash_depth(terms, weights) == pytest.approx(best, abs=1e-4)
    pair = Terms(terms.slope[:2], terms.curve[:2])
    grid = np.linspace(1e-4, 0.66, 20_000)
    best = max(grid, key=lambda d: float(weights[:2] @ np.log(np.maximum(pair.at(d), 1e-300))))
    assert nash_depth(pair, weights[:2]) == pytest.approx(best, abs=1e-4)


def test_an_empty_treaty_is_worth_nothing_to_anybody():
    assert (Terms(np.array([-3.0, 0.0, 5.0]), np.array([1.0, 2.0, 3.0])).at(0.0) == 0.0).all()


def test_full_side_payments_give_all_members_the_mean_and_reach_the_depth_of_the_sum():
    terms, all_of_them = two(1.4, -0.2), np.ones(2, bool)
    paid = terms.shared(1.0, all_of_them)
    assert paid.at(0.3) == pytest.approx([terms.at(0.3).mean()] * 2)
    assert nash_depth(terms, np.ones(2)) == 0.0 < nash_depth(paid, np.ones(2))
    assert nash_depth(paid, np.ones(2)) == pytest.approx(terms.slope.sum() / (2.0 * terms.curve.sum()))
    outside = terms.shared(1.0, np.array([True, False]))
    assert outside.slope == pytest.approx(terms.slope)  # nobody pays who is not there


def test_asks_meet_sooner_when_all_hear_all_than_round_a_table():
    asks = np.array([0.0, 0.2, 0.6, 1.0])
    order = np.array([2, 0, 3, 1])
    assert heard(asks, "all", order) == pytest.approx((asks.sum() - asks) / 3.0)
    assert heard(asks, "pairs", order) == pytest.approx([0.6, 1.0, 0.0, 0.2])
    assert heard(asks, "ring", order) == pytest.approx([0.6, 0.3, 0.6, 0.3])
    assert moved(asks, heard(asks, "all", order), np.full(4, 0.06)).mean() == pytest.approx(asks.mean())
    dense, pairs, ring = (
        np.mean([talks_years(32, how, seed) for seed in range(8)]) for how in ("all", "pairs", "ring")
    )
    assert ring > 4.0 * dense and pairs == pytest.approx(dense, rel=0.2)  # P13


def test_more_parties_more_distant_ones_and_more_ambition_take_longer():
    def years(parties: int, **how: float) -> float:
        return float(np.mean([talks_years(parties, "all", seed, **how) for seed in range(16)]))

    assert years(2) < years(8) < years(32)  # K06
    assert years(8, spread=0.15) < years(8, spread=0.35)  # K07
    assert years(8, ambition=0.2) < years(8, ambition=0.8)


class World:
    """States with equal costs and a common place, whose gain grows with the share of others in a club."""

    def __init__(self, curves: np.ndarray) -> None:
        self.curves = curves

    def terms(self, members: np.ndarray) -> Terms:
        others = members.sum() - members
        return Terms(1.2 * (1.0 - np.exp(-others / 10.0)) - 0.2, self.curves)


def test_a_low_bar_fills_a_club_and_a_high_one_empties_it():
    curves = np.geomspace(0.8, 8.0, 60)
    world, everyone = World(curves), np.ones(60, bool)
    sizes = [int(form_club(world.terms, everyone, q).members.sum()) for q in (0.1, 0.5, 0.9)]
    assert sizes[0] == 60 and sizes[0] > sizes[1] > sizes[2] > 1
    bars = [form_club(world.terms, everyone, q).bar for q in (0.1, 0.5, 0.9)]
    assert bars == sorted(bars)


def test_a_club_needs_a_critical_mass_of_founders():
    world, few = World(np.full(60, 2.0)), np.zeros(60, bool)
    few[1] = True  # nobody gains by a club of its own
    assert form_club(world.terms, few, 0.5).members.sum() == 0
    few[:12] = True
    assert form_club(world.terms, few, 0.5).members.all()


def test_a_bar_is_a_quantile_of_what_members_prefer():
    terms = Terms(np.array([0.4, 0.8, 1.2, 4.0]), np.ones(4))
    assert vote(terms, np.array([True, True, True, False]), 0.5) == pytest.approx(0.4)


def test_the_textbook_coalition_has_two_or_three_members():
    """Linear benefit, quadratic cost, equal states: coalitions of 2 and 3 of 10 are stable (Barrett 1994)."""
    n = 10

    def inside(members: np.ndarray) -> np.ndarray:
        size = members.sum()  # each member abates its size, which all enjoy; outsiders abate 1
        return np.full(n, size * size + (n - size) - 0.5 * size**2)

    def outside(members: np.ndarray) -> np.ndarray:
        size = members.sum()
        return np.full(n, size * size + (n - size) - 0.5)

    stable = []
    for size in range(1, n + 1):
        members = np.arange(n) < size
        found = stability(inside, outside, members)
        if size > 1 and found == (0, 0):
            stable.append(size)
    assert stable in ([2, 3], [3])
