"""Crime beyond crossings: where networks' people live, cryptomarkets, firearms, corruption."""

from sim.ledger.metrics.metric import Reading, metric
from sim.world import World


@metric(unit="share", kind="ratio", above="sum of their shares of people beyond the line", below="networks at work")
def people_beyond_share(w: World) -> Reading:
    """People of networks who live beyond the line at which they work, mean over networks."""
    return w.tally.people_beyond, w.tally.networks_seen


@metric(unit="purchases/day", kind="count", better="down")
def cyber_offences(w: World) -> Reading:
    """Purchases on cryptomarkets."""
    return w.tally.cyber_offences


@metric(unit="ratio", kind="stock")
def cryptomarket_price(w: World) -> Reading:
    """Price of what cryptomarkets sell, against the usual one: buyers over vendors who have a market."""
    return w.tally.cryptomarket_price


@metric(unit="markets", kind="stock")
def cryptomarkets_open(w: World) -> Reading:
    """Cryptomarkets that are open."""
    return w.tally.cryptomarkets


@metric(unit="markets/day", kind="count")
def takedowns(w: World) -> Reading:
    """Cryptomarkets seized by police."""
    return w.tally.takedowns


@metric(unit="share", kind="stock")
def market_havens_share(w: World) -> Reading:
    """Buyers on cryptomarkets that stand where fewer are seized than where the mean user lives."""
    return w.tally.market_havens


@metric(unit="firearms/day", kind="count", better="up")
def arms_seized(w: World) -> Reading:
    """Firearms found on their way to another state, at the exit or at the entry."""
    return w.tally.arms_seized


@metric(unit="share", kind="ratio", better="up", above="firearms found on the way out", below="firearms taken",
        source="0.00058 at the border of the United States with Mexico (K32)")  # fmt: skip
def arms_outbound_share(w: World) -> Reading:
    """Firearms found on the way out, of all that are taken to other states."""
    return w.tally.arms_seized_out, w.tally.arms_taken


@metric(unit="firearms", kind="stock", better="down")
def arms_stock(w: World) -> Reading:
    """Firearms from abroad in circulation."""
    return w.tally.arms_stock


@metric(unit="share", kind="ratio", better="up", above="firearms traced", below="firearms from abroad recovered")
def arms_traced_share(w: World) -> Reading:
    """Firearms from abroad that are recovered and traced to their first sale in time."""
    return w.tally.arms_traced, w.tally.arms_recovered


@metric(unit="officers/day", kind="count")
def corruption_cases_obs(w: World) -> Reading:
    """Officers of members who are found to be in an arrangement with a network; the true number is another."""
    return w.tally.corruption_found


@metric(unit="officers", kind="stock", better="down")
def bribed_officers(w: World) -> Reading:
    """Officers of members who are in an arrangement, found or not."""
    return w.tally.bribed_officers


@metric(unit="share", kind="ratio", better="up", above="officers convicted", below="officers found out",
        source="125 of 144 (K40)")  # fmt: skip
def corruption_convicted_share(w: World) -> Reading:
    """Officers of members found out who are convicted."""
    return w.tally.corruption_convicted, w.tally.corruption_found
