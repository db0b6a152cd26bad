"""The life of treaties: steps by decision and by date, and the rebuilding of permissions."""

import numpy as np

from sim.agents import Model
from sim.engine.open_set import members
from sim.legal import steps
from sim.legal.law import next_change, parties_today, rebuild
from sim.legal.step import Step
from sim.world import World

STEPS = sorted((kind() for kind in members(steps, Step)), key=lambda step: step.rank)


def proceed(model: Model) -> None:
    """Parties reconsider every treaty: they suspend, renew, give notice."""
    w = model.world
    if not w.governments.acts.any():
        return
    for t in range(len(w.instruments)):
        parties = parties_today(w.membership, t, w.day)
        decided = [(step, step.who(w, t, parties)) for step in STEPS]
        for step, mask in decided:
            for i in np.flatnonzero(mask):
                step.take(w, t, int(i))
    w.schedule_law(w.day + 1)  # willingness has moved


def schedule(w: World) -> None:
    """Set the next day on which law must be rebuilt: a standing changes by date, or a step falls due."""
    w.law_change = min(next_change(w.membership, w.day), *(step.next_day(w) for step in STEPS))


def bring_into_force(model: Model) -> None:
    """Treaties in force become permissions, on the days on which something legal has changed."""
    w = model.world
    if w.day < w.law_change:
        return
    rebuild(w)
    schedule(w)
    w.changed_day = w.day
    for step in STEPS:
        for t, i in np.argwhere(step.dated(w)):
            step.take(w, int(t), int(i))
