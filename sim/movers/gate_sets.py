"""The gates of each stream, as tables: borders by which those with documents may enter."""

import numpy as np

from sim.engine.table import offsets, table
from sim.tables import Gates, Streams
from sim.world import World


def make_gates(w: World) -> tuple[Streams, Gates]:
    """The gates of each stream of persons: the destination's air border, and the last outer border of each route."""
    traffic = np.bincount(w.posts.side, w.posts.travellers_day, len(w.sides.state))
    sets = [gates_of(w, s, traffic) for s in range(len(w.streams.serial))]
    rows = [(f, traffic[f] / sum(traffic[g] for g in gates), km) for gates in sets for f, km in gates.items()]
    side, size, km = (np.array([row[k] for row in rows]) for k in range(3))
    counts = np.array([len(gates) for gates in sets])
    streams = w.streams._replace(first_gate=offsets(counts).astype(np.int32), gates=counts.astype(np.int32))
    return streams, table(Gates, len(rows), side=side, size=size, km=km, choice=1.0)


def gates_of(w: World, stream: int, traffic: np.ndarray) -> dict[int, float]:
    """Border sides with traffic at which a stream may enter, and the km of the shortest route that leads there."""
    if not w.streams.person[stream]:
        return {}
    air, first = int(w.streams.air_side[stream]), int(w.streams.first_route[stream])
    gates = {air: 0.0} if air >= 0 and traffic[air] > 0 else {}
    for r in range(first, first + int(w.streams.routes[stream])):
        legs = w.legs.side[w.routes.first_leg[r] : w.routes.first_leg[r] + w.routes.legs[r]]
        outer = legs[w.sides.internal[legs] == 0]
        if len(outer) and traffic[outer[-1]] > 0:
            f = int(outer[-1])
            gates[f] = min(gates.get(f, np.inf), float(w.routes.km[r]))
    return gates
