"""The phases of movers: they set out, cross borders, learn and choose anew."""

import numpy as np

from sim.agents import Model
from sim.engine.slices import over_rows
from sim.movers.crossing import cross
from sim.movers.departures import arrive, draw_departures
from sim.movers.groups import crossed
from sim.movers.growth import grow_movers
from sim.movers.learning import learn
from sim.movers.weighing import hear_of_refusals, refresh_choices
from sim.scale import ScaleSettings
from sim.tables import Crossings, Stage


def set_out(model: Model) -> None:
    """Persons and consignments set out from their regions of origin; their number does not depend on policy."""
    w = model.world
    n = draw_departures(w.streams, w.date.month - 1, w.seed, w.day)
    if n > w.free_movers:  # a lower bound: further rows may have become free since the count
        w.free_movers = int(np.count_nonzero(w.movers.stage == Stage.FREE))
        if n > w.free_movers:
            grow_movers(w, n)
    w.free_movers -= n
    arrive(w.movers, w.streams, w.day)


def cross_borders(model: Model) -> None:
    """Every mover who is due has today's event."""
    w = model.world
    done = over_rows(
        cross, len(w.movers.serial), *crossed(w), w.seed, w.day, threads=w.settings(ScaleSettings).threads,
        slices=model.slices,
    )  # fmt: skip
    w.happened = join_slices(w.crossings, done)
    if model.journal is not None:
        model.journal.append((w.day, *(column[: w.happened].copy() for column in w.crossings)))


def join_slices(crossings: Crossings, done: list[tuple[int, int]]) -> int:
    """Move the events of all slices together, in the order of their rows; return their number."""
    total = done[0][1]
    for start, count in done[1:]:
        for column in crossings:
            column[total : total + count] = column[start : start + count]
        total += count
    return total


def learn_risks(model: Model) -> None:
    """Communities update their beliefs by what happened to their movers."""
    w = model.world
    if w.learning.enabled:
        learn(w.alternatives, w.sites, w.stretches, w.sides, w.learning, float(w.settings(ScaleSettings).table_days))
        hear_of_refusals(w.officers)


def choose_ways(model: Model) -> None:
    """Communities choose places, routes and modes by what they believe today."""
    refresh_choices(model.world)
