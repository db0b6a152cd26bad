"""Spin-up: movers who are on the way on the first day, because they set out in the months before."""

from datetime import date

import numpy as np

from sim.agents import Model
from sim.engine.table import empty
from sim.justice.phases import release_detained
from sim.ledger.event_accounting import clear_counts
from sim.ledger.phases import account_events
from sim.movers.phases import cross_borders, set_out
from sim.tables import Fate, Stage, Tally
from sim.world import World

SPIN_UP_DAYS = 120  # longer than nearly every journey
ACTS = (set_out, cross_borders, release_detained, account_events)
ARRESTS = (Fate.RETURNED, Fate.RELEASED, Fate.PUSHED_BACK)


def spin_up(model: Model, acts: list) -> None:
    """Simulate movers on the days before the first, by the choices and chances of the steady state.

    Of these days only movers keep a memory.

    ``acts`` are the phases of the tick, of which those of ``ACTS`` take place.
    """
    w = model.world
    ledger, w.tally = w.tally, empty(Tally, SPIN_UP_DAYS)
    for day in range(-min(SPIN_UP_DAYS, (w.start - date.min).days), 0):
        w.day = day
        for act in acts:
            if act in ACTS:
                act(model)
        remember_arrests(w)
    w.day, w.happened, w.tally = 0, 0, ledger
    clear_counts(w.today)
    w.months.arrivals[:] = 0
    networks, sectors, exits = w.networks, w.sectors, w.exits
    legal, sides = (w.officers.applied, w.officers.refused), w.sides
    for places in (w.alternatives, w.sites):  # the steady state of beliefs includes these days already
        places.tried[:], places.caught[:] = 0, 0
    of_borders = sectors.seen, sectors.caught, exits.stopped, exits.passed, sides.stopped, sides.returned
    for counted in (networks.clients, networks.losses, networks.lost_before, w.dyads.joint, *of_borders, *legal):
        counted[...] = 0


def remember_arrests(w: World) -> None:
    """Date today's arrests to the first day, since a negative day means that there was no arrest."""
    c, m, n = w.crossings, w.movers, w.happened
    arrested = c.mover[:n][np.isin(c.fate[:n], ARRESTS)]
    m.arrested[arrested[m.stage[arrested] != Stage.FREE]] = 0
