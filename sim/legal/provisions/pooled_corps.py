"""Parties lend guards to where the external border is pressed."""

from typing import ClassVar, final

import numpy as np

from sim.legal.burden import published_load
from sim.legal.provision import Parties, Provision, between, raise_to
from sim.settings import setting
from sim.tables import Law
from sim.world import World


@final
class PooledCorps(Provision):
    """Parties lend a share of their guards and boats to a corps that serves where most crossings are published.

    A host instructs the teams. Source: Regulation (EU) 2019/1896 arts. 39, 43 and 54, Annex I: 5,000 officers in 2021,
    10,000 in 2027.
    """

    name: ClassVar[str] = "pooled_corps"
    about = "crossings"

    share: float = setting(
        0.05, "share of a party's patrols and boats that it lends", unit="share", ge=0, le=1, plausible=(0.02, 0.2),
        source="assumption; about 10,000 of some 100,000 border guards",
    )  # fmt: skip
    min_willingness: float = setting(0.0, "willingness below which a party lends nobody", unit="share", ge=0, le=1)

    def grant(self, law: Law, parties: Parties, world: World) -> None:
        """Share out what willing parties lend by the crossings that all have published."""
        load = np.where(parties.bound, published_load(world), 0.0)
        givers = parties.bound & (world.governments.willingness >= self.min_willingness)
        if load.sum() > 0.0:
            raise_to(law.corps, between(givers, parties.bound), self.share * (load / load.sum())[None, :])
