"""Choices of communities and networks, rebuilt from what they believe: kernels applied to a world."""

import numpy as np

from sim.core.choice import WeighedFronts, WeighingStreams, choose_modes, choose_places
from sim.core.market import MarketFronts, adapt
from sim.core.views import narrow
from sim.geography.layout import DRUGS

HEARD = 100.0  # travellers whose checks make up what is heard of a state's posts: assumption


def hear_of_refusals(states) -> None:
    """Travellers take in who was refused on the legal channel since the last time, on top of what was heard before."""
    states.refusal[:] += (states.refused - states.applied * states.refusal) / (HEARD + states.applied)
    states.applied[:], states.refused[:] = 0, 0


def weigh_places(world) -> None:
    """Every community weighs the places of the borders on its routes."""
    w, par = world, world.parameters
    choose_places(
        0, len(w.ways.stream), w.ways, w.cells, w.streams, w.stretches, par.choice, par.drugs, par.learning,
        w.lookup["utility"], w.seed, w.day,
    )  # fmt: skip


def refresh_choices(world) -> None:
    """Every community weighs places, routes and modes by what it believes today."""
    w, par = world, world.parameters
    weigh_places(world)
    choose_modes(
        0, len(w.streams.serial), narrow(w, "streams", WeighingStreams), w.routes, w.legs, w.ways,
        narrow(w, "fronts", WeighedFronts), w.fronts.controlled, par.choice, par.drugs, w.states.refusal,
        w.lookup["utility"],
    )  # fmt: skip


def set_lots(world) -> None:
    """Consignments shrink where they are believed to be at risk: smaller lots lose less at a time."""
    w, crime = world, world.config.crime
    freight = w.streams.kind == DRUGS
    risk = np.zeros(len(w.streams.kind))
    np.maximum.at(risk, w.ways.stream, w.ways.risk)
    factor = (crime.learning.prior_risk / np.maximum(risk, 0.01)) ** crime.drugs.lot_elasticity
    w.streams.lot_g[freight] = 1000.0 * crime.drugs.lot_kg * np.clip(factor, 0.25, 4.0)[freight]


def adapt_market(world, days: float, speed: float, learns: bool) -> None:
    """Networks learn if ``learns``, place their clients, and close ``speed`` of the gap to the zero-profit price."""
    w, par = world, world.parameters
    adapt(
        0, len(w.fronts.border), narrow(w, "fronts", MarketFronts), w.networks, w.sites, w.stretches,
        par.choice, par.learning, par.market, days, speed, learns, w.lookup["utility"], w.seed, w.day,
    )  # fmt: skip
