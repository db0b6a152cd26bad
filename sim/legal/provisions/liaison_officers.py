"""Officers are posted with partners."""

from typing import ClassVar, final

from sim.legal.provision import Parties, Provision, between, raise_to
from sim.settings import setting
from sim.tables import Law
from sim.world import World


@final
class LiaisonOfficers(Provision):
    """Officers whom parties post with each other bring a request to the right desk, and an answer back.

    Source: Convention implementing the Schengen Agreement, art. 47; Regulation (EU) 2019/1240 (immigration liaison
    officers); Council Decision 2003/170/JHA.
    """

    name: ClassVar[str] = "liaison_officers"
    about = "hits"

    share: float = setting(
        0.7, "share of the time that a person takes to answer which they save", unit="share", ge=0, le=1,
        plausible=(0.2, 0.9),
    )  # fmt: skip
    min_willingness: float = setting(0.0, "willingness below which a party posts nobody", unit="share", ge=0, le=1)

    def grant(self, law: Law, parties: Parties, world: World) -> None:
        """Let officers of willing parties work with all others."""
        givers = parties.bound & (world.governments.willingness >= self.min_willingness)
        raise_to(law.liaison, between(givers, parties.bound), self.share)
