"""Parties' patrols count on each other's side of the border."""

from typing import ClassVar, final

from sim.legal.provision import Parties, Provision, between, raise_to
from sim.settings import setting
from sim.tables import Law
from sim.world import World


@final
class JointPatrol(Provision):
    """Officers of one party patrol the border with the other, under the host's command.

    Source: Council Decision 2008/615/JHA (Pruem) art. 17.
    """

    name: ClassVar[str] = "joint_patrol"
    about = "crossings"

    share: float = setting(
        0.7, "share of a partner's patrol effort that counts", unit="share", ge=0, le=1, plausible=(0.2, 0.9)
    )
    min_willingness: float = setting(0.0, "willingness below which a party lends nobody", unit="share", ge=0, le=1)

    def grant(self, law: Law, parties: Parties, world: World) -> None:
        """Let the effort of willing parties count for the others."""
        givers = parties.bound & (world.governments.willingness >= self.min_willingness)
        raise_to(law.patrol, between(givers, parties.bound), self.share)
