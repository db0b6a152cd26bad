"""Choices of communities, computed anew from what they believe."""

import numpy as np

from sim.engine.narrow import kept_group, narrow
from sim.engine.table import view
from sim.movers.choice import WeighedPlaces, WeighedSides, WeighedWays, WeighingStreams, choose_modes, choose_places
from sim.movers.gates import EnteredSides, EnteringStreams, choose_gates
from sim.tables import Officers
from sim.world import World

HEARD = 100.0  # checks that the prior belief about refusals at the posts of a state is worth: assumption


def hear_of_refusals(officers: Officers) -> None:
    """Travellers update their belief about refusals on the legal channel by the checks since the last update."""
    officers.refusal[:] += (officers.refused - officers.applied * officers.refusal) / (HEARD + officers.applied)
    officers.applied[:], officers.refused[:] = 0, 0


def weighed_places(w: World) -> WeighedPlaces:
    """The tables of a world as ``choice.choose_places`` takes them."""
    tables = w.streams, w.choice_sets, w.alternatives, w.stretches, w.sides
    return kept_group(w, "weighed places", tables, lambda: WeighedPlaces(
        view(WeighingStreams, w.streams), w.choice_sets, w.alternatives, w.stretches, view(WeighedSides, w.sides),
    ))  # fmt: skip


def weighed_ways(w: World) -> WeighedWays:
    """The tables of a world as ``choice.choose_modes`` takes them."""
    tables = w.streams, w.routes, w.legs, w.junctions, w.onward, w.choice_sets, w.sides
    return kept_group(w, "weighed ways", tables, lambda: WeighedWays(
        view(WeighingStreams, w.streams), w.routes, w.legs, w.junctions, w.onward, w.choice_sets,
        view(WeighedSides, w.sides),
    ))  # fmt: skip


def weigh_places(w: World) -> None:
    """Every community weighs the places at the border sides on its routes."""
    choose_places(
        0, len(w.choice_sets.stream), weighed_places(w), w.choice, w.crime_types, w.learning, w.utility, w.seed, w.day
    )


def refresh_choices(w: World) -> None:
    """Every community weighs places, routes and modes by what it believes today."""
    weigh_places(w)
    choose_gates(
        0, len(w.streams.serial), narrow(w, "streams", EnteringStreams), w.gates, narrow(w, "sides", EnteredSides),
        w.choice, w.officers.refusal, np.empty(len(w.gates.side)),
    )  # fmt: skip
    choose_modes(
        0, len(w.streams.serial), weighed_ways(w), w.sides.controlled, w.choice, w.crime_types
    )  # fmt: skip
