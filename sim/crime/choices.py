"""Choice tables of all communities, rebuilt from what they believe."""

import numpy as np

from sim.core.choice import choose_modes, choose_places
from sim.geography.layout import AIR


def refused_by_state(world) -> np.ndarray:
    """Chance of refusal at the air posts of each state, as travellers hear of it."""
    refused = np.zeros(len(world.codes))
    for p in range(len(world.posts.serial)):
        if world.posts.mode[p] == AIR:
            refused[world.posts.state[p]] = world.posts.refuse[p] / 4294967296.0
    return refused


def refresh_choices(world) -> None:
    """Rebuild every community's choice tables from what it believes today."""
    w, par = world, world.parameters
    utility = w.lookup["utility"]
    choose_places(
        0,
        len(w.ways.stream),
        w.ways,
        w.cells,
        w.streams,
        w.stretches,
        w.posts.found,
        par.choice,
        par.drugs,
        par.learning,
        utility,
    )
    choose_modes(
        0, len(w.streams.serial), w.streams, w.routes, w.legs, w.ways, w.fronts, w.fronts.controlled, par.choice,
        par.drugs, refused_by_state(w), utility,
    )  # fmt: skip
