"""A network that is caught as often as it expected lives off its mark-up, at whatever risk; only surprise ruins it."""

import numpy as np
import pytest

from sim.crime.phases import adapt_market


def week(bare, risk: float, caught: float):
    """What networks earn in a week with 200 clients of whom ``caught`` are arrested, and their market."""
    w = bare("crime.market.overhead_usd_per_day=0").world
    n = w.networks
    n.risk[:], n.clients[:], n.losses[:], n.fee_usd[:] = risk, 200, int(200 * caught), 1000.0
    before = n.capital_usd.copy()
    adapt_market(w, days=7.0, speed=0.0, learns=False)
    return n.capital_usd - before, w.market


@pytest.mark.parametrize("risk", [0.1, 0.5, 0.9])
def test_losses_that_the_price_foresaw_cost_no_capital(bare, risk):
    earned, market = week(bare, risk, risk)
    assert earned == pytest.approx(200 * 1000 * market.markup / (1 + market.markup))


def test_losses_beyond_are_paid_from_capital(bare):
    calm, market = week(bare, 0.3, 0.3)
    struck, _ = week(bare, 0.3, 0.8)
    assert np.allclose(calm - struck, 100 * market.loss_usd)
