"""A hardening: more patrols on the busiest sector of the external border, or on all of it."""

import numpy as np

from sim.world.settle import expected_flows


def harden(world) -> bool:
    """Put extra patrols where the scenario says; whether any were put. ``world`` is settled without them."""
    w, hardening = world, world.config.operations.hardening
    if hardening.scope == "none":
        return False
    outer = w.fronts.focus[w.stretches.front[w.sectors.stretch]] == 1
    chosen = outer if hardening.scope == "all_sectors" else w.sectors.stretch == busiest_stretch(w)
    w.sectors.extra[chosen] = hardening.factor - 1.0
    return True


def busiest_stretch(world) -> int:
    """The stretch of the external border on which most persons try to cross, by what they choose at the start.

    Only borders with another stretch count: one that is hardened as a whole leaves nothing to compare.
    """
    w = world
    front = w.stretches.front
    flow = persons_by_stretch(w)
    flow[(w.fronts.focus[front] == 0) | (w.fronts.stretches[front] < 2)] = -1.0
    return int(np.argmax(flow))


def persons_by_stretch(world) -> np.ndarray:
    """Persons' attempts a day expected on each stretch, alone or guided."""
    w = world
    cells, sites = expected_flows(w)
    people = (w.streams.kind[w.ways.stream[w.cells.way]] == 0) & (w.cells.stretch >= 0)
    flow = np.bincount(w.cells.stretch[people], cells[people], len(w.stretches.front))
    return flow + np.bincount(w.sites.stretch, sites, len(w.stretches.front))
