"""The table of movers grows when it is full."""

from sim.engine.table import NEVER, grown
from sim.world import World


def grow_movers(w: World, more: int) -> None:
    """Double the movers' table until ``more`` rows are free."""
    rows = len(w.movers.serial)
    new = rows
    while new - rows < more:
        new *= 2
    movers = grown(w.movers, new)
    movers.due[rows:] = NEVER
    w.movers, w.crossings = movers, grown(w.crossings, new)
