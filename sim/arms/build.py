"""Lays out the flow of firearms, and how many are in circulation."""

import numpy as np

from sim.arms.settings import ArmsSettings
from sim.engine.table import empty, parameters
from sim.tables import Arms, ArmsTerms
from sim.world import World


def build(w: World) -> None:
    """What is wanted comes from near and large sources, as far as there are; circulation is what that flow keeps up."""
    s, n = w.settings(ArmsSettings), len(w.codes)
    w.arms_terms = parameters(ArmsTerms, s)
    owned = np.array([s.per_100.get(code, 0.0) for code in w.codes]) * w.states.population / 100.0
    wanted = s.wanted_per_million * w.states.population / 1e6 * np.exp(-s.lawless * w.states.rule_of_law)
    pull = owned[:, None] * np.exp(-w.geography.state_km / s.reach_km)
    np.fill_diagonal(pull, 0.0)
    share = np.divide(pull, pull.sum(0), out=np.zeros_like(pull), where=pull.sum(0) > 0.0)
    w.arms = empty(Arms, n, n)
    bought_abroad = 1.0 - np.exp(-pull.sum(0) / (s.abundance * np.maximum(w.states.population, 1.0)))
    w.arms.flow[...] = bought_abroad * wanted * share
    w.arms.outbound[...] = s.outbound_share
    whole = max(s.lost_per_year + s.recovered_per_year, 1e-9)
    w.arms.stock[...] = np.floor(w.arms.flow * (1.0 - s.outbound_share) * (1.0 - s.inbound_share) / whole + 0.5)
