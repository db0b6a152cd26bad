"""States take back who came through them."""

from typing import ClassVar, final

from sim.legal.provision import Parties, Provision, between, raise_to
from sim.settings import setting
from sim.tables import Law
from sim.world import World


@final
class Readmission(Provision):
    """A party takes back persons who crossed irregularly from its territory.

    Source: EU-Turkey readmission agreement (OJ L 134, 7.5.2014) arts. 3-6; the share is what practice makes of it.
    """

    name: ClassVar[str] = "readmission"
    about = "returns"

    share: float = setting(
        0.5, "share of arrested persons without a claim who are taken back", unit="share", ge=0, le=1,
        plausible=(0, 0.95),
    )  # fmt: skip
    min_willingness: float = setting(0.0, "willingness below which a party takes nobody back", unit="share", ge=0, le=1)

    def grant(self, law: Law, parties: Parties, world: World) -> None:
        """Bind willing parties to take back from all others."""
        givers = parties.bound & (world.governments.willingness >= self.min_willingness)
        raise_to(law.readmission, between(givers, parties.bound), self.share)
