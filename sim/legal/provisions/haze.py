"""Parties prevent the fires whose smoke reaches others."""

from typing import ClassVar, final

import numpy as np

from sim.legal.provision import Parties, Provision, between, raise_to
from sim.settings import setting
from sim.tables import Law
from sim.world import World

MUCH = 0.1  # share of all fires from which a state is one in which it burns: assumption
REACHED = 0.02  # share of smoke from which a state is one that it reaches: assumption


@final
class Haze(Provision):
    """Parties in which it burns prevent a share of it; those whom the smoke reaches help them.

    Source: ASEAN agreement on transboundary haze pollution of 2002, arts. 7-12 and 16: monitoring, prevention,
    assistance on consent; six ratifications and 60 days. What is owed: assumption.
    """

    name: ClassVar[str] = "haze"

    prevention: float = setting(
        0.6, "share of burning that a party owes to prevent", unit="share", ge=0, le=1, plausible=(0.2, 0.9)
    )
    assistance: float = setting(
        0.1, "share that assistance prevents on top, where the other party keeps its duties too", unit="share", ge=0,
        le=1, plausible=(0, 0.3),
    )  # fmt: skip

    def grant(self, law: Law, parties: Parties, world: World) -> None:
        """Bind every party towards all whom its smoke reaches."""
        reached = between(parties.bound, parties.bound) & (world.smoke.fires_kt[:, None] * world.smoke.wind > 0.0)
        raise_to(law.prevention, reached, min(1.0, self.prevention + self.assistance))

    def stake(self, world: World) -> np.ndarray:
        """Gain per depth of a government between rents and victims where it burns, and of those whom smoke reaches."""
        smoke = world.smoke
        fires = smoke.fires_kt > MUCH * smoke.fires_kt.sum()
        arriving = np.where(fires[:, None], smoke.wind, 0.0).sum(0) > REACHED
        return np.asarray(np.where(fires, smoke.balance, np.where(arriving, smoke.relief, np.nan)))
