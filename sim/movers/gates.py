"""Borders of the legal channel: where those with documents enter, by air, or by land or sea on their routes."""

from typing import NamedTuple

import numpy as np

from sim.engine.logit import logsum_choice
from sim.engine.rows import kernel
from sim.engine.table import Index, Real, Small, offsets, table
from sim.tables import Gates, Streams
from sim.world import World

CLOSED_USD = -1e12  # value of the legal channel where no post leads in


class EnteringStreams(NamedTuple):
    """The gates of a stream, and the value of the best of them."""

    first_gate: Index
    gates: Index
    legal_usd: Real


class EnteredSides(NamedTuple):
    """What travellers with documents weigh about a border side."""

    state: Small
    wait_h: Real


@kernel
def choose_gates(start, stop, streams, gates, sides, choice, refused, utility):
    """Let those of each stream who may travel weigh the borders at which they may enter, by way, wait and refusals.

    ``refused`` is the share of travellers, by state, whose refusal at posts people expect. Gates are chosen in
    proportion to their traffic, less where the way or the wait is longer.

    Reads    streams.first_gate, gates; gates.side, size, km; sides.state, wait_h
    Writes   gates.choice; streams.legal_usd; utility (scratch, by gate)
    Returns  streams
    Source   McFadden 1974
    """
    for s in range(start, stop):
        first, n = streams.first_gate[s], streams.gates[s]
        streams.legal_usd[s] = CLOSED_USD
        for g in range(first, first + n):
            f = gates.side[g]
            utility[g] = -choice.legal_usd_per_km * gates.km[g] - choice.wait_usd_per_hour * sides.wait_h[f]
            utility[g] -= refused[sides.state[f]] * choice.loss_usd
        if n > 0:
            best = logsum_choice(utility, gates.size, choice.sector_scale_usd, gates.choice, first, n)
            streams.legal_usd[s] = best - choice.legal_cost_usd
    return stop - start


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
