"""Lays out relations between states, before they know each other."""

import numpy as np

from sim.engine.table import empty, parameters
from sim.relations.settings import RelationSettings
from sim.tables import Conduct, Domain, Dyads, Kind
from sim.world import World


def build(w: World) -> None:
    """Lay out pairs of states, nothing remembered."""
    n = len(w.codes)
    w.conduct = parameters(Conduct, w.settings(RelationSettings))
    memory = [np.zeros((len(Domain), n, n)) for _ in range(2)]
    by_kind = [np.zeros((len(Kind), n, n)) for _ in range(2)]
    w.dyads = empty(Dyads, n, n)._replace(
        good=memory[0], bad=memory[1], alert_visibility=by_kind[0], latency=by_kind[1], unlike=np.ones((n, n))
    )
    inner = w.sides.internal == 1
    w.dyads.adjacent[w.sides.state[inner], w.sides.neighbour[inner]] = 1
