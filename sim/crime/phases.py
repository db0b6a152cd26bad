"""The phases of networks: they learn, place their clients and set prices; consignments are sized."""

import numpy as np

from sim.agents import Model
from sim.crime.lots import set_lots
from sim.crime.market import Adaptation, MarketSides, Terms, adapt
from sim.crime.relocation import relocate
from sim.crime.settings import CrimeSettings
from sim.engine.narrow import kept_group, narrow
from sim.scale import ScaleSettings
from sim.world import World


def adapt_networks(model: Model) -> None:
    """Networks learn, place their clients and set prices; their people move to where fewer are convicted."""
    w, market = model.world, model.world.settings(CrimeSettings).market
    days = float(w.settings(ScaleSettings).table_days)
    speed = 1.0 - np.exp(-days / market.adjust_days) if market.enabled else 0.0
    adapt_market(w, days, speed, w.learning.enabled > 0.0)
    if w.learning.enabled > 0.0:
        relocate(w.networks, market, days, float(np.exp(-days / w.learning.memory_days)))


def size_lots(model: Model) -> None:
    """Consignments are sized by the risk that people believe in today."""
    set_lots(model.world)


def adapt_market(w: World, days: float, speed: float, learns: bool) -> None:
    """Networks learn if ``learns``, place their clients, and close ``speed`` of the gap to the zero-profit price."""
    terms = kept_group(w, "terms", (w.choice, w.learning, w.market), lambda: Terms(w.choice, w.learning, w.market))
    adapt(
        0, len(w.sides.border), narrow(w, "sides", MarketSides), w.networks, w.sites, w.stretches,
        terms, Adaptation(days, float(speed), learns), w.utility, w.seed, w.day,
    )  # fmt: skip
