"""Reports passed from hand to hand, against what is known of spreading on graphs."""

import numpy as np
import pytest

from sim import tables
from sim.engine.table import empty
from sim.information.reports import pass_on

DAYS = 60


def spread(links: np.ndarray, rate: float, onward: float = 1.0, reports: int = 3000, days: int = DAYS) -> np.ndarray:
    """(reports, states) step on which each state holds each report that state 0 opened; 0 never.

    ``links`` chance that a holder would ever pass a report to a state; ``rate`` that it does in one step.
    """
    n = len(links)
    made = empty(tables.Reports, reports)._replace(held=np.zeros((reports, n), np.int32))
    made.serial[:] = np.arange(1, reports + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    made.open[:], made.where[:], made.held[:, 0] = 1, n - 1, 1
    for day in range(1, days + 1):
        pass_on(made, links, np.full((n, n), rate), np.full((n, n), onward), 3, day)
    return made.held


def test_along_a_chain_of_treaties_the_delay_is_negative_binomial():
    hops, rate = 4, 0.3
    links = np.diag(np.ones(hops), 1)
    steps = spread(links, rate)[:, hops] - 1
    assert (steps > 0).all()
    assert steps.mean() == pytest.approx(hops / rate, rel=0.03)
    assert steps.var() == pytest.approx(hops * (1 - rate) / rate**2, rel=0.1)


def test_without_leave_a_report_stays_with_its_receiver():
    links = np.diag(np.ones(3), 1)
    assert (spread(links, 0.5, onward=0.0)[:, 3] == 0).all()


def test_among_all_it_grows_as_susceptible_and_infected_do():
    n, rate = 24, 0.02
    held = spread(1.0 - np.eye(n), rate, days=40)
    known = [((held > 0) & (held <= day + 1)).sum(1).mean() for day in range(41)]
    expected = [1.0]  # discrete susceptible-infected in its mean field
    for _ in range(40):
        expected.append(expected[-1] + (n - expected[-1]) * (1.0 - (1.0 - rate) ** expected[-1]))
    assert known[40] == pytest.approx(n, rel=0.02)
    half = [next(day for day, x in enumerate(curve) if x > n / 2) for curve in (known, expected)]
    assert half[0] == pytest.approx(half[1], abs=2)


@pytest.mark.parametrize(("degree", "wide"), [(0.5, False), (3.0, True)])
def test_exchange_percolates_when_a_holder_tells_more_than_one(degree, wide):
    n = 120
    reach = (spread(np.full((n, n), degree / n) * (1 - np.eye(n)), 1.0, reports=60) > 0).mean(1)
    assert (reach.max() > 0.5) == wide
