"""The life of treaties: steps by decision and by date, and the rebuilding of permissions."""

import numpy as np

from sim.agents import Model
from sim.engine.open_set import members
from sim.engine.table import NEVER
from sim.legal import steps
from sim.legal.law import DATED, STEPS_DATED, next_date, parties_today, rebuild, update_status
from sim.legal.step import Step
from sim.world import World

YEAR_MONTHS = 12.0
STEPS = sorted((kind() for kind in members(steps, Step)), key=lambda step: step.rank)


def converge(model: Model) -> None:
    """What the laws of two states differ in becomes less where a treaty has them write the same; what is written stays.

    Source: approximation of criminal law, as by arts. 5, 6, 8 and 23 of the Convention against Transnational Organized
    Crime.
    """
    w = model.world
    if w.law.approximation.any():
        w.dyads.unlike[...] *= np.exp(-w.law.approximation / YEAR_MONTHS)


def proceed(model: Model) -> None:
    """Parties reconsider every treaty: they suspend, renew, give notice."""
    w = model.world
    if not w.governments.acts.any():
        return
    for t in range(len(w.instruments)):
        parties = parties_today(w.membership, t, w.day)
        decided = [(step, step.who(w, t, parties)) for step in STEPS if step.name not in model.off]
        for step, mask in decided:
            for i in np.flatnonzero(mask):
                step.take(w, t, int(i))
    w.schedule_law(w.day + 1)  # willingness has moved


def schedule(w: World) -> None:
    """Set the next days on which law must be rebuilt, and on which a step falls due.

    A treaty that grants nothing has dates, and changes no law.
    """
    grants = w.treaties.strength > 0.0
    due = min((step.next_day(w) for step in STEPS), default=int(NEVER))
    w.law_change = min(next_date(w.membership, DATED, grants, w.day), due)
    w.step_day = min(next_date(w.membership, STEPS_DATED, grants | True, w.day), due)


def bring_into_force(model: Model) -> None:
    """Treaties in force become permissions, on the days on which something legal has changed; steps fall due."""
    w = model.world
    if w.day >= w.law_change:
        rebuild(w)
        w.changed_day = w.day
    elif w.day < w.step_day:
        return
    update_status(w)
    schedule(w)
    for step in STEPS:
        if step.name not in model.off:
            for t, i in np.argwhere(step.dated(w)):
                step.take(w, int(t), int(i))
