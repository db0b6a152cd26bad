"""Where the people of networks live: they leave the side of the line on which they are convicted."""

import numpy as np

from sim.crime.settings import MarketSettings
from sim.tables import Networks

FEW = 0.5  # convictions of all people of a network that are added where nobody was convicted: assumption


def relocate(networks: Networks, market: MarketSettings, days: float, forget: float) -> None:
    """Move the people of every network towards the side on which fewer of those who live there are convicted.

    The logit of the share who live beyond the line tends to that of the usual share, plus a weight times the log of
    the ratio of remembered convictions per person here and there. Where all are said to live on one side, all stay.
    """
    networks.punished_abroad[:] = forget * networks.punished_abroad + networks.convicted_abroad
    networks.convicted_abroad[:] = 0
    if not 0.0 < market.abroad_share < 1.0:
        return
    here = np.maximum(networks.punished - networks.punished_abroad, 0.0) / (1.0 - networks.abroad) + FEW
    there = networks.punished_abroad / networks.abroad + FEW
    logit = np.log(market.abroad_share / (1.0 - market.abroad_share)) + market.relocation_weight * np.log(here / there)
    pace = -np.expm1(-market.relocation_per_year * days / 365.0)
    networks.abroad[:] += (1.0 / (1.0 + np.exp(-logit)) - networks.abroad) * pace
