"""Cost of guarding the external border."""

from sim.ledger.metrics.metric import Reading, metric
from sim.world import World


@metric(unit="EUR/day", kind="count", better="down")
def spend_eur(w: World) -> Reading:
    """Patrols, boats, towers, drones and desks of members."""
    return w.tally.spend_eur


@metric(unit="EUR", kind="ratio", better="down", above="spending, EUR", below="arrests and turn-backs")
def cost_per_interdiction_eur(w: World) -> Reading:
    """Spending per arrest or turn-back."""
    return w.tally.spend_eur, w.daily.apprehensions + w.daily.turn_backs
