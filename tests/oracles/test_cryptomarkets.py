"""Cryptomarkets: lives and returns in closed form, users conserved, prices, displacement, and where servers go."""

import numpy as np
import pytest

from sim import BorderModel, load
from sim.cryptomarkets.lives import live_markets, seize
from sim.cryptomarkets.phases import weigh

SMALL = ("world=synthetic", "world.states=6", "days=3", "burn_in_days=0", "world.flow_scale=0.01")
ALL = "treaties.t={title: t, parties: [all], provisions: {joint_investigation_team: {share: 1.0}}}"


def world(*words: str, scenario: str = "isolated"):
    return BorderModel(load(scenario, seed=4, overrides=[*SMALL, *words])).world


def lived(w, days: int, first: int = 1) -> np.ndarray:
    """(days, 5) what each day tells: purchases, price, markets seized, open markets, share in havens."""
    told = np.zeros((days, 5))
    for k in range(days):
        live_markets(w.cryptomarkets, w.market_users, w.venues, w.cryptomarket_terms, w.seed, first + k, told[k])
    return told


def all_users(w) -> tuple[float, float]:
    m, u = w.cryptomarkets, w.market_users
    return float(m.sellers.sum() + u.idle_sellers[0]), float(m.buyers.sum() + u.idle_buyers[0])


def test_users_are_conserved_and_nobody_trades_on_a_closed_market():
    w = world(ALL)
    w.venues.takedown[:] = 3.0
    whole = all_users(w)
    for day in range(1, 2000, 7):
        lived(w, 7, day)
        assert all_users(w) == pytest.approx(whole)
        closed = w.cryptomarkets.up == 0
        assert not w.cryptomarkets.buyers[closed].any() and not w.cryptomarkets.sellers[closed].any()


def test_markets_close_by_both_hazards_and_open_again_as_little_says():
    words = ("cryptomarkets.markets=100", "cryptomarkets.exit_per_year=1.6", "cryptomarkets.return_share=0")
    w = world(*words, "cryptomarkets.birth_days=60")
    w.venues.takedown[:] = 1.0
    told = lived(w, 6000)[1000:]
    life, gap = 365.0 / 2.6, 60.0 + 1.0
    assert told[:, 3].mean() == pytest.approx(100 * life / (life + gap), rel=0.03)
    assert told[:, 2].sum() == pytest.approx(told[:, 3].sum() / 365.0 * 1.0, rel=0.06)


def test_a_seized_site_that_returns_is_back_after_a_day_or_two():
    w = world("cryptomarkets.markets=200", "cryptomarkets.return_share=1")
    for k in range(200):
        assert seize(k, w.cryptomarkets, w.market_users, w.cryptomarket_terms, w.seed, 5)
    away = w.cryptomarkets.back - 6 + 0.5  # whole days of a continuous time
    assert np.median(away) == pytest.approx(1.5, abs=0.5)
    state = w.cryptomarkets.state.copy()
    lived(w, 60, 6)
    same = w.cryptomarkets.up == 1
    assert (w.cryptomarkets.state[same] == state[same]).mean() > 0.8  # the others have closed again since, and moved


def two_markets(*words: str, share: float = 0.6):
    """A market with most users and a smaller one, none of which closes by itself."""
    fixed = ("cryptomarkets.markets=2", "cryptomarkets.exit_per_year=0", "cryptomarkets.return_share=0")
    w = world(*fixed, "cryptomarkets.birth_days=3000", *words)
    w.venues.takedown[:] = 0.0
    for column, total in (
        (w.cryptomarkets.sellers, w.market_users.sellers),
        (w.cryptomarkets.buyers, w.market_users.buyers),
    ):
        column[:] = total[0] * np.array([share, 1.0 - share])
    return w


def test_rivals_take_in_threefold_in_the_week_after_a_seizure_and_prices_stand_still():
    w = two_markets()
    usual = w.cryptomarkets.buyers[1]
    lived(w, 7)
    inflow = w.cryptomarkets.buyers[1] - usual + 7 * w.cryptomarket_terms.churn * usual
    seize(0, w.cryptomarkets, w.market_users, w.cryptomarket_terms, w.seed, 8)
    before = w.cryptomarkets.buyers[1]
    told = lived(w, 7, 8)
    after = w.cryptomarkets.buyers[1] - before + 7 * w.cryptomarket_terms.churn * before
    assert after / inflow > 3.0
    assert told[:, 1] == pytest.approx(1.0, abs=1e-9)
    assert told[0, 0] < 0.6 * w.cryptomarket_terms.trades * w.market_users.buyers[0] < told[-1, 0] * 1.3


def test_prices_move_where_vendors_find_another_market_sooner_than_buyers():
    w = two_markets("cryptomarkets.sellers_move=0.1", "cryptomarkets.buyers_move=0.03")
    seize(0, w.cryptomarkets, w.market_users, w.cryptomarket_terms, w.seed, 1)
    price = lived(w, 20)[:, 1]
    assert price.min() < 0.97 and price[-1] > price.min()


def test_most_go_to_the_largest_survivor():
    w = world("cryptomarkets.markets=3", "cryptomarkets.exit_per_year=0", "cryptomarkets.birth_days=3000",
              "cryptomarkets.return_share=0")  # fmt: skip
    w.venues.takedown[:] = 0.0
    w.cryptomarkets.buyers[:] = w.market_users.buyers[0] * np.array([0.5, 0.35, 0.15])
    before = w.cryptomarkets.buyers.copy()
    seize(0, w.cryptomarkets, w.market_users, w.cryptomarket_terms, w.seed, 1)
    lived(w, 30)
    gained = (w.cryptomarkets.buyers - before)[1:]
    assert gained[0] / gained.sum() > 0.35 / 0.5


def test_a_second_take_down_costs_less_than_the_first_and_wariness_fades():
    w = two_markets()
    lost = []
    for first in (1, 60):
        for column, total in (
            (w.cryptomarkets.sellers, w.market_users.sellers), (w.cryptomarkets.buyers, w.market_users.buyers),
        ):  # fmt: skip
            column[:] = total[0] * np.array([0.6, 0.4])
        w.market_users.idle_sellers[:], w.market_users.idle_buyers[:], w.cryptomarkets.up[:] = 0.0, 0.0, 1
        seize(0, w.cryptomarkets, w.market_users, w.cryptomarket_terms, w.seed, first)
        told = lived(w, 28, first)
        lost.append(1.0 - told[:, 0].mean() / (w.cryptomarket_terms.trades * w.market_users.buyers[0]))
    assert 0.0 < lost[1] < 0.8 * lost[0]
    wary = w.market_users.wary[0]
    lived(w, 365, 100)
    assert w.market_users.wary[0] == pytest.approx(wary * np.exp(-1), rel=0.01)


def test_alone_police_seize_for_their_own_users_and_together_for_all():
    alone, together = world(), world(ALL)
    for w, seen in ((alone, alone.venues.users), (together, 1.0)):
        honest = np.clip((2.5 + w.states.control_of_corruption) / 4.0, 0.0, 1.0)
        assert w.venues.takedown == pytest.approx(1.5 * honest * seen)


def test_servers_go_where_few_are_seized():
    w = world("cryptomarkets.venue_scale=0.2")
    w.law.team[:, :] = 1.0
    w.law.team[0, :] = 0.0  # one state helps nobody
    weigh(w)
    shares = np.diff(np.concatenate([[0.0], w.venues.choice]))
    weight = w.venues.users * np.exp(-w.venues.takedown / 0.2)
    assert shares == pytest.approx(weight / weight.sum())
    assert shares[0] > w.venues.users[0]


def test_a_treaty_of_some_fills_the_havens_of_others_and_one_of_all_leaves_none():
    some = "treaties.t={title: t, parties: [members], provisions: {joint_investigation_team: {share: 1.0}}}"
    base = ("world=synthetic", "world.states=8", "days=1500", "burn_in_days=0", "world.flow_scale=0.01")
    many = ("cryptomarkets.markets=60", "cryptomarkets.exit_per_year=4")
    taken, havens = [], []
    for words in ((some,), (ALL,)):
        model = BorderModel(load("isolated", seed=4, overrides=[*base, *many, *words]))
        summary = model.run().summary()
        taken.append(summary["takedowns"])
        havens.append(summary["market_havens_share"])
    assert taken[1] > taken[0] and havens[0] > 0.5
