"""From an arrest to those behind it: leads, evidence from abroad, convictions that cost a network."""

import numpy as np

from sim.core.chance import Purpose, binomial
from sim.intelligence.exchange import clean


def proof(w, settings) -> np.ndarray:
    """By network: chance that a lead ends in a conviction.

    A part of those behind a crossing live on the other side of the line: there, a conviction needs an answer and
    evidence that courts admit.
    """
    into, out_of = w.fronts.state[w.networks.front], w.fronts.neighbour[w.networks.front]
    helped = (w.law.requests * w.lookup["answers"] * w.law.admissible)[out_of, into]
    reach = 1.0 - settings.abroad_share * (1.0 - helped)
    return settings.conviction_share * reach * clean(w.states)[into]


def investigate(w, settings) -> np.ndarray:
    """Follow leads from arrested clients; a conviction takes capital from their network. Returns convictions."""
    chance, nets = proof(w, settings), w.networks
    convicted = np.zeros(len(nets.serial), np.int64)
    for n in np.flatnonzero(nets.losses):
        key = (w.seed, nets.serial[n], w.day, int(Purpose.LEAD))
        leads = binomial(nets.losses[n], settings.lead_share, *key, 0)
        convicted[n] = binomial(leads, chance[n], *key, 1)
    nets.capital_usd[:] -= convicted * settings.cost_usd
    return convicted
