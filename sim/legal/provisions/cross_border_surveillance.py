"""Officers may go on observing a suspect across the line."""

from typing import ClassVar, final

from sim.legal.provision import Parties, Provision, between, raise_to
from sim.settings import setting
from sim.tables import Law
from sim.world import World


@final
class CrossBorderSurveillance(Provision):
    """Officers who observe a suspect may go on in another party's territory, on request or, if urgent, for five hours.

    Source: Convention implementing the Schengen Agreement, art. 40.
    """

    name: ClassVar[str] = "cross_border_surveillance"
    about = "hits"

    share: float = setting(
        0.9, "share of suspects whom they may go on observing", unit="share", ge=0, le=1, plausible=(0.2, 0.95)
    )

    def grant(self, law: Law, parties: Parties, world: World) -> None:
        """Let every party's officers observe in all others."""
        raise_to(law.followed, between(parties.bound, parties.bound), self.share)
