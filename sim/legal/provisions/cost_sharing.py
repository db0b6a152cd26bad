"""Parties share the cost of the external border."""

from typing import ClassVar, final

import numpy as np

from sim.legal.burden import published_load
from sim.legal.provision import Parties, Provision, between, raise_to
from sim.settings import setting
from sim.tables import Law
from sim.world import World


@final
class CostSharing(Provision):
    """Parties pay a share of their equipment budgets into a fund that is spent where most crossings are published.

    Source: Border Management and Visa Instrument, Regulation (EU) 2021/1148 annex I (by external border and workload).
    """

    name: ClassVar[str] = "cost_sharing"
    about = "crossings"

    share: float = setting(
        0.1, "share of an equipment budget that is paid in", unit="share", ge=0, le=1, plausible=(0.02, 0.3)
    )
    min_willingness: float = setting(0.0, "willingness below which a party pays nothing", unit="share", ge=0, le=1)

    def grant(self, law: Law, parties: Parties, world: World) -> None:
        """Share out what willing parties pay by the crossings that all have published."""
        load = np.where(parties.bound, published_load(world), 0.0)
        givers = parties.bound & (world.governments.willingness >= self.min_willingness)
        if load.sum() > 0.0:
            raise_to(law.aid, between(givers, parties.bound), self.share * (load / load.sum())[None, :])
