"""Queues at posts: the tabulated wait is M/M/c, and the hourly screening agrees with it at moderate load."""

import math

import numpy as np
import pytest

from sim.engine.queues import GRID, erlang_c, wait_table
from sim.posts.checks import MONTH, WEEKDAY
from sim.posts.hours import HOURS, ROSTER


def waiting(servers: int, rho: float) -> float:
    """Probability of waiting in M/M/c, by its sum (Erlang 1917)."""
    a = servers * rho
    last = a**servers / math.factorial(servers) / (1 - rho)
    return last / (sum(a**k / math.factorial(k) for k in range(servers)) + last)


def test_chance_to_wait_is_erlangs():
    for servers in (1, 2, 10, 60):
        for rho in (0.1, 0.5, 0.9):
            assert erlang_c(servers, servers * rho) == pytest.approx(waiting(servers, rho), rel=1e-10)


def test_tabulated_waits_are_the_closed_form():
    waits, chances = np.moveaxis(wait_table(np.array([1.0, 10.0]), 1.0), 2, 0)
    for row, servers in enumerate((1, 10)):
        for k in (10, 32, 50, 60):
            rho = k / (GRID - 1.0)
            assert chances[row, k] == pytest.approx(waiting(servers, rho), rel=1e-6)  # single precision
            assert waits[row, k] == pytest.approx(waiting(servers, rho) / (servers * (1 - rho)), rel=1e-6)


def test_seventy_percent_more_service_time_turns_seconds_into_minutes():
    service = 60 * 1.7
    assert waiting(10, 0.85) / (10 * 0.15) * service == pytest.approx(36, abs=2)
    assert waiting(10, 0.986) / (10 * 0.014) * service == pytest.approx(690, abs=20)


DETERMINISTIC = (
    "days=40", "posts.burst_cv=0", "posts.arrival_cv2=1", "posts.service_cv2=1",
    "posts.hurried_s=45", "posts.first_line_s=45",
)  # fmt: skip


def screened(bare, utilisation, batch=1.0, desks=20.0):
    """Mean wait in minutes; travellers of a day come by the hour's share, in batches, each check takes 45 s."""
    together = (f"posts.batch_{mode}={batch}" for mode in ("land", "sea", "air"))
    model = bare(*DETERMINISTIC, *together)
    posts = model.world.posts
    posts.travellers_day[:], posts.desks[:] = utilisation * desks * 86400 / 45, desks
    model.world.wait_table = wait_table(posts.desks, 1.0)
    tally = model.run().world.tally
    return tally.wait_min.sum() / tally.travellers.sum()


def test_nobody_waits_at_low_load(bare):
    assert screened(bare, 0.2) < 0.01  # M/M/20 at a utilisation of 0.2: 1e-9 service times


def test_waits_are_convex_in_utilisation(bare):
    waits = np.array([screened(bare, load) for load in (0.5, 0.65, 0.8, 0.95)])
    assert (np.diff(waits) > 0).all() and (np.diff(waits, 2) > 0).all()


def test_a_busload_waits_for_half_of_itself(bare):
    places = np.arange(121)  # of a batch that 20 desks take at once, 45 s each
    assert screened(bare, 0.2, batch=121.0) == pytest.approx((places // 20 * 0.75).mean(), abs=0.75 / 2 + 0.01)


def test_waits_through_the_day_are_m_m_c_at_each_hours_utilisation(bare):
    season = MONTH[[0] * 31 + [1] * 9] * np.resize(WEEKDAY, 40)  # the run begins on Monday, 1 January 2024
    load = 0.8 * season[:, None] * HOURS * 24 / ROSTER
    wait = np.vectorize(lambda rho: waiting(20, rho) / (20 * (1 - rho)) * 0.75)(load)
    weight = season[:, None] * HOURS
    assert load.max() < 0.95
    assert screened(bare, 0.8) == pytest.approx((wait * weight).sum() / weight.sum(), rel=0.1)


def test_a_queue_keeps_those_who_came_and_were_not_served(bare):
    model = bare("days=30", "posts.hurried_s=45", "posts.first_line_s=45", "posts.burst_cv=0")
    posts = model.world.posts
    posts.desks[:], posts.travellers_day[:] = 10.0, 10 * 86400 / 45 * 1.5
    for _ in range(30):
        model.step()
    served = 30 * 10 * 3600 / 45 * ROSTER.sum()
    came = model.world.tally.travellers.sum() / (model.world.sides.focus[posts.side] == 1).sum()
    assert posts.queue[0] == pytest.approx(came - served, rel=0.02)
