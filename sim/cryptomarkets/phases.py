"""The phases of cryptomarkets: where servers are safe, and a day of trade."""

import numpy as np

from sim.agents import Model
from sim.cryptomarkets.lives import live_markets
from sim.cryptomarkets.settings import CryptomarketSettings
from sim.engine.integrity import integrity
from sim.engine.latency import in_time
from sim.world import World

MONTH = 30  # days after which it is weighed anew at the latest


def weigh_venues(model: Model) -> None:
    """Operators weigh in which state they are seized least, when law or what officers see of each other has changed."""
    w = model.world
    if len(w.cryptomarkets.up) and w.read_day == w.day:
        weigh(w)


def reach(w: World) -> np.ndarray:
    """(hosts, users) share of a user's cases in which the police of the host seize a market there.

    A state's police act for its own users, and for others as far as requests are answered, courts admit what they
    find, and evidence comes before servers have moved; a joint team answers at once.
    """
    days = w.settings(CryptomarketSettings).pursuit_days
    timely = in_time(w.law.evidence_days + w.exchange.answer_days, days)
    helped = np.maximum(w.law.requests * w.exchange.answered * w.law.admissible * timely, w.law.team)
    np.fill_diagonal(helped, 1.0)
    return np.asarray(helped)


def weigh(w: World) -> None:
    """Write the hazard of seizure by state, and the shares of new markets that choose each."""
    s, v, helped = w.settings(CryptomarketSettings), w.venues, reach(w)
    v.takedown[:] = s.takedown_per_year * integrity(w.states.control_of_corruption) * (helped @ v.users)
    weight = v.users * np.exp(-(v.takedown - v.takedown.min()) / s.venue_scale)
    v.choice[:] = np.cumsum(weight / max(weight.sum(), 1e-300))


def trade(model: Model) -> None:
    """Markets close and open, users move, and trade goes on."""
    w = model.world
    if not len(w.cryptomarkets.up):
        return
    told = np.zeros(5)
    live_markets(w.cryptomarkets, w.market_users, w.venues, w.cryptomarket_terms, w.seed, w.day, told)
    tally, day = w.tally, w.day
    tally.cyber_offences[day], tally.cryptomarket_price[day], tally.takedowns[day] = (
        told[0],
        told[1],
        tally.takedowns[day] + told[2],
    )
    tally.cryptomarkets[day], tally.market_havens[day] = told[3], told[4]
