"""Where effort is worth most (Koopman), and what a control room can answer (Erlang-A) at its limits."""

import math

import numpy as np
import pytest

from sim.engine.queues import served
from sim.surveillance.patrols import water_fill


def test_water_filling_of_the_worked_example():
    values, effect = np.array([5.0, 3.0, 2.0, 1.0]), 0.8
    level = water_fill(values, np.full(4, effect), np.zeros(4), 4.0)
    effort = np.maximum(0.0, np.log(effect * values / level) / effect)
    assert effort == pytest.approx([1.93, 1.29, 0.78, 0.0], abs=0.005)
    assert (values * np.exp(-effect * effort)).sum() == pytest.approx(4.21, abs=0.005)
    assert (values * np.exp(-effect * 1.0)).sum() == pytest.approx(4.94, abs=0.005)


def test_effort_of_a_partner_is_not_spent_twice():
    values, already = np.array([4.0, 4.0]), np.array([1.0, 0.0])
    level = water_fill(values, np.ones(2), already, 1.0)
    effort = np.maximum(0.0, np.log(values / level) - already)
    assert effort == pytest.approx([0.0, 1.0], abs=1e-6)


def test_nothing_is_lost_with_little_load_or_many_operators():
    assert served(0.0, 1.0, 90.0, 0.01) == 1.0
    assert served(0.001, 1.0, 90.0, 0.01) == pytest.approx(1.0, abs=1e-4)
    assert served(500.0, 400.0, 90.0, 0.01) == pytest.approx(1.0, abs=1e-9)


def test_endless_patience_serves_all_that_capacity_allows():
    assert served(300.0, 2.0, 90.0, 10.0) == pytest.approx(180.0 / 300.0, rel=1e-3)
    assert served(100.0, 2.0, 90.0, 10.0) == pytest.approx(1.0, abs=1e-3)


def test_no_patience_is_the_loss_formula_of_erlang():
    load, desks = 200.0 / 90.0, 3
    blocking = load**desks / math.factorial(desks) / sum(load**k / math.factorial(k) for k in range(desks + 1))
    assert served(200.0, float(desks), 90.0, 1e-9) == pytest.approx(1 - blocking, rel=1e-5)


def test_served_share_is_the_stationary_one_of_the_birth_death_chain():
    load, operators, rate, patience = 150.0, 1, 90.0, 20 / 1440
    weight = np.cumprod(
        [1.0] + [load / (min(n, operators) * rate + max(0, n - operators) / patience) for n in range(1, 200)]
    )
    chance = weight / weight.sum()
    assert served(load, float(operators), rate, patience) == pytest.approx((1 - chance[0]) * rate / load, rel=1e-9)
