"""Customs tell each other what is on its way."""

from typing import ClassVar, final

from sim.legal.provision import Parties, Provision, between, raise_to
from sim.settings import setting
from sim.tables import Law
from sim.world import World


@final
class CustomsAssistance(Provision):
    """Customs of one party send records on freight to those of the other before it arrives, unasked and on request.

    Source: Convention on mutual assistance between customs administrations of 18 December 1997 (Naples II) arts. 8-18;
    agreement between the United States and Mexico of 20 June 2000 (TIAS 13103) arts. 2-8.
    """

    name: ClassVar[str] = "customs_assistance"
    about = "seizures"

    share: float = setting(
        0.2, "share of trucks on which records are sent that risk analysis can use", unit="share", ge=0, le=1,
        plausible=(0.05, 0.6),
    )  # fmt: skip

    def grant(self, law: Law, parties: Parties, world: World) -> None:
        """Let every party's records on freight be seen by all others."""
        raise_to(law.freight, between(parties.bound, parties.bound), self.share)
