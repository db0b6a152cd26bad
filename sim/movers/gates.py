"""Borders of the legal channel: where those with documents enter, by air, or by land or sea on their routes."""

from typing import NamedTuple

from sim.engine.logit import logsum_choice
from sim.engine.rows import kernel
from sim.engine.table import Index, Real, Small

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
