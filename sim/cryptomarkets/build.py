"""Lays out cryptomarkets, their users, and states as places for servers."""

import numpy as np

from sim.cryptomarkets.phases import weigh
from sim.cryptomarkets.settings import CryptomarketSettings
from sim.engine.chance import Purpose, draw, serial_of
from sim.engine.table import NEVER, table
from sim.tables import Cryptomarkets, CryptomarketTerms, MarketUsers, Venues
from sim.world import World

MONTH_DAYS = 365.0 / 12.0


def build(w: World) -> None:
    """Lay out markets that share all users alike; where they stand is written when law is known."""
    s, online = w.settings(CryptomarketSettings), w.states.internet * w.states.population
    buyers = s.users_per_million * online.sum() / 1e6
    w.venues = table(Venues, len(w.codes), online=online, users=online / max(online.sum(), 1.0))
    w.market_users = table(MarketUsers, 1, buyers=buyers, sellers=buyers / s.buyers_per_seller)
    serials = [serial_of("cryptomarket", str(k)) for k in range(s.markets)]
    w.cryptomarkets = table(
        Cryptomarkets, s.markets, serial=np.array(serials, np.uint64), up=1, back=NEVER,
        buyers=buyers / max(s.markets, 1), sellers=buyers / s.buyers_per_seller / max(s.markets, 1),
    )  # fmt: skip
    w.cryptomarket_terms = CryptomarketTerms(
        s.exit_per_year, s.return_share, s.return_days, s.return_spread, s.birth_days, s.sellers_move, s.buyers_move,
        s.churn, s.power, s.start_share, s.ready_move, s.wary_share, s.wary_days, s.price_power,
        s.trades_per_month / MONTH_DAYS,
    )  # fmt: skip


def place_markets(w: World) -> None:
    """Before the first day, markets stand where operators choose to put them."""
    weigh(w)
    chosen = np.empty(len(w.cryptomarkets.serial))
    draw(w.cryptomarkets.serial, np.uint64(0), w.seed, 0, int(Purpose.CRYPTOMARKET), 2, chosen)
    w.cryptomarkets.state[:] = np.minimum(np.searchsorted(w.venues.choice, chosen, "right"), len(w.codes) - 1)
