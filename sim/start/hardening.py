"""A hardening: more patrols on the busiest sector of the external border, or on all of it."""

import numpy as np

from sim.start.steady_state import expected_flows
from sim.surveillance.settings import SurveillanceSettings
from sim.world import World


def harden(world: World) -> bool:
    """Put extra patrols where the scenario says, and return whether there are any.

    ``world`` is in the steady state without them.
    """
    w, hardening = world, world.settings(SurveillanceSettings).hardening
    if hardening.scope == "none":
        return False
    outer = w.sides.focus[w.stretches.side[w.sectors.stretch]] == 1
    chosen = outer if hardening.scope == "all_sectors" else w.sectors.stretch == busiest_stretch(w)
    w.sectors.extra[chosen] = hardening.factor - 1.0
    return True


def busiest_stretch(world: World) -> int:
    """The stretch of the external border on which most persons try to cross, by what they choose at the start.

    Only borders with another stretch count: if a whole border is hardened, there is nothing to compare.
    """
    w = world
    side = w.stretches.side
    flow = persons_by_stretch(w)
    flow[(w.sides.focus[side] == 0) | (w.sides.stretches[side] < 2)] = -1.0
    return int(np.argmax(flow))


def persons_by_stretch(world: World) -> np.ndarray:
    """Persons' attempts a day expected on each stretch, alone or guided."""
    w = world
    expected = expected_flows(w)
    alternatives, sites = expected.alternative_flow, expected.site_flow
    people = (w.streams.person[w.choice_sets.stream[w.alternatives.choice_set]] == 1) & (w.alternatives.stretch >= 0)
    flow = np.bincount(w.alternatives.stretch[people], alternatives[people], len(w.stretches.side))
    return flow + np.bincount(w.sites.stretch, sites, len(w.stretches.side))
