"""Who is on the way when the first day dawns: people and consignments that set out in the months before."""

from datetime import date

import numpy as np

from sim.core.booking import clear_fronts
from sim.core.closing import Counted
from sim.core.views import narrow
from sim.crime.phases import cross_borders, set_out
from sim.tables import Fate, Stage, Tally, empty

EVE_DAYS = 120  # longer than nearly every journey
ARRESTS = (Fate.RETURNED, Fate.RELEASED, Fate.PUSHED_BACK)


def live_eve(model) -> None:
    """Let movers live the days before the first by choices and chances at rest; nobody but they remembers them."""
    w = model.world
    acts = [phase.act for phase in model.tick if phase.act in (set_out, cross_borders)]
    ledger, w.tally = w.tally, empty(Tally, EVE_DAYS)
    for day in range(-min(EVE_DAYS, (model.config.start - date.min).days), 0):
        w.day = day
        for act in acts:
            act(model)
        remember_arrests(w)
    w.day, w.happened, w.tally = 0, 0, ledger
    clear_fronts(narrow(w, "fronts", Counted))
    networks, sectors, lawful = w.networks, w.sectors, (w.states.applied, w.states.refused)
    for places in (w.cells, w.sites):  # beliefs at rest know of these days already
        places.tried[:], places.caught[:] = 0, 0
    for counted in (networks.clients, networks.losses, sectors.seen, sectors.caught, w.dyads.joint, *lawful):
        counted[...] = 0


def remember_arrests(world) -> None:
    """Date today's arrests to the first day: days before it cannot be told from never."""
    c, m, n = world.crossings, world.movers, world.happened
    arrested = c.mover[:n][np.isin(c.fate[:n], ARRESTS)]
    m.arrested[arrested[m.stage[arrested] != Stage.FREE]] = 0
