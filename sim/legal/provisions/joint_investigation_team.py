"""Parties investigate one network together."""

from typing import ClassVar, final

from sim.legal.provision import Parties, Provision, between, raise_to
from sim.settings import setting
from sim.tables import Law
from sim.world import World


@final
class JointInvestigationTeam(Provision):
    """Two parties set up a team on a network whose people live in both: leads, evidence and arrests count in one case.

    The team works for an agreed term and under the law of the state where it works.
    Source: Council Framework Decision 2002/465/JHA art. 1; Second Additional Protocol to the European Convention on
    Mutual Assistance (CETS 182) art. 20; Convention against Transnational Organized Crime art. 19.
    """

    name: ClassVar[str] = "joint_investigation_team"
    about = "hits"

    share: float = setting(
        0.8, "share of leads across the line that a team may follow as in a case at home", unit="share", ge=0, le=1,
        plausible=(0.4, 0.95),
    )  # fmt: skip
    min_willingness: float = setting(0.0, "willingness below which a party joins no team", unit="share", ge=0, le=1)

    def grant(self, law: Law, parties: Parties, world: World) -> None:
        """Let willing parties set up teams with each other."""
        willing = parties.bound & (world.governments.willingness >= self.min_willingness)
        raise_to(law.team, between(willing, willing), self.share)
