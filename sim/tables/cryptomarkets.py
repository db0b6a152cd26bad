"""Cryptomarkets: venues of cybercrime, which lie in some state and cross no border."""

from typing import NamedTuple

from sim.engine.table import Code, Day, Index, Real, Serial, Share


class Cryptomarkets(NamedTuple):
    """Markets, a row each; a row whose market has closed for good is taken by the next."""

    serial: Serial  # of the row [build]
    state: Index  # where its servers stand [build, cryptomarkets.trade]
    up: Code  # whether it is open [build, events.happen, cryptomarkets.trade]
    back: Day  # day on which it, or the next in its row, opens; NEVER while it is open [build, events.happen, cryptomarkets.trade]
    seized: Code  # whether it is closed by a seizure, and will come back as the same [events.happen, cryptomarkets.trade]
    sellers: Real  # vendors who sell there [build, events.happen, cryptomarkets.trade]
    buyers: Real  # [build, events.happen, cryptomarkets.trade]
    born: Day  # day on which it opened first [build, cryptomarkets.trade]


class MarketUsers(NamedTuple):
    """Who trades on cryptomarkets, one row for all."""

    sellers: Real  # in all [build]
    buyers: Real  # in all [build]
    idle_sellers: Real  # of those, without a market [build, events.happen, cryptomarkets.trade]
    idle_buyers: Real  # [build, events.happen, cryptomarkets.trade]
    wary: Real  # memory of closures: share of users who keep a place on another market ready [events.happen, cryptomarkets.trade]


class Venues(NamedTuple):
    """States as places for servers."""

    takedown: Real  # hazard a year that a market there is seized [build, cryptomarkets.weigh_venues]
    choice: Share  # cumulated, of new markets [build, cryptomarkets.weigh_venues]
    online: Real  # persons online [build]
    users: Share  # of all users, who live here [build]


class CryptomarketTerms(NamedTuple):
    """How markets close, open and share users: parameters."""

    exit_per_year: float
    return_share: float
    return_days: float
    return_spread: float
    birth_days: float
    sellers_move: float
    buyers_move: float
    churn: float
    power: float
    start_share: float
    ready: float
    wary_share: float
    wary_days: float
    price_power: float
    trades: float
