"""Lays out victims: where they come from, and how many are exploited on the first day."""

import numpy as np

from sim.engine.table import parameters, table
from sim.tables import TraffickingTerms, Victims
from sim.trafficking.settings import TraffickingSettings
from sim.world import World


def build(w: World) -> None:
    """Lay out recruitment by gravity towards richer and nearer states, and the stock that it keeps up."""
    s, n = w.settings(TraffickingSettings), len(w.codes)
    w.trafficking_terms = parameters(TraffickingTerms, s)
    total = s.recruits_per_million * w.states.population / 1e6
    richer = np.maximum(np.log(w.states.gdp_pc_usd)[None, :] - np.log(w.states.gdp_pc_usd)[:, None], 0.0)
    pull = w.states.population[:, None] * richer * np.exp(-w.geography.state_km / s.reach_km)
    np.fill_diagonal(pull, 0.0)
    share = np.divide(pull, pull.sum(0), out=np.zeros_like(pull), where=pull.sum(0) > 0.0)
    recruits = np.zeros((n + 1, n))
    recruits[:n] = (1.0 - s.own_share) * s.map_share * share * total
    recruits[np.arange(n), np.arange(n)] += s.own_share * total
    recruits[n] = total - recruits[:n].sum(0)  # the rest of the world
    shape = {name: np.zeros_like(column, shape=recruits.shape)
             for name, column in table(Victims, 1)._asdict().items()}  # fmt: skip
    w.victims = Victims(**shape)
    w.victims.recruits[...] = recruits
    lasting = s.identified_per_year + s.exit_per_year
    w.victims.present[...] = np.floor(recruits / max(lasting, 1e-9) + 0.5)
