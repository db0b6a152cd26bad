"""Cost of guarding the external border."""

from sim.ledger.metrics.metric import metric


@metric(unit="EUR/day", kind="count", better="down")
def spend_eur(w):
    """Patrols, boats, towers, drones and desks of members."""
    return w.tally.spend_eur


@metric(unit="EUR", kind="ratio", better="down")
def cost_per_interdiction_eur(w):
    """Spending per arrest or turn-back."""
    return w.tally.spend_eur, w.daily.apprehensions + w.daily.turn_backs
