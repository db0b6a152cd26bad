"""Cost of guarding the external border."""

from sim.ledger.metrics.metric import Reading, metric
from sim.world import World


@metric(unit="EUR/day", kind="count", better="down")
def spend_eur(w: World) -> Reading:
    """Patrols, boats, towers, drones and staffed desks of members; desks are paid where checks are held."""
    return w.tally.spend_eur


@metric(unit="USD/day", kind="count", better="down")
def departure_pay_usd(w: World) -> Reading:
    """What members pay states of departure for guarding their exits; not part of the spending of their own services."""
    return w.tally.departure_pay_usd


@metric(unit="EUR/day", kind="count")
def aid_eur(w: World) -> Reading:
    """Budgets for equipment that states give to others under treaties: aid, and funds for a common border."""
    return w.tally.aid_eur


@metric(unit="desks", kind="stock")
def desks_open(w: World) -> Reading:
    """Desks and cargo lanes that members' officers staff; spot checks staff a share of them."""
    return w.tally.desks_open


@metric(unit="posts", kind="stock")
def inner_posts(w: World) -> Reading:
    """Posts of members that check at borders within the club."""
    return w.tally.inner_posts


@metric(unit="EUR", kind="ratio", better="down", above="spending, EUR", below="arrests and turn-backs")
def cost_per_interdiction_eur(w: World) -> Reading:
    """Spending per arrest or turn-back."""
    return w.tally.spend_eur, w.daily.apprehensions + w.daily.turn_backs
