"""Victims of trafficking are referred to help, at home and across borders."""

from typing import ClassVar, final

from sim.legal.provision import Parties, Provision, between, raise_to
from sim.settings import setting
from sim.tables import Law
from sim.world import World


@final
class VictimReferral(Provision):
    """Parties identify victims, give them time and help, and bring them home safely.

    Source: Council of Europe Convention on Action against Trafficking (CETS 197) arts. 10, 12, 13 and 16; Directive
    2011/36/EU art. 11 as amended by Directive (EU) 2024/1712 (national referral mechanisms).
    """

    name: ClassVar[str] = "victim_referral"
    about = "returns"

    share: float = setting(
        0.7, "share of victims identified who are referred", unit="share", ge=0, le=1, plausible=(0.2, 0.95)
    )
    min_willingness: float = setting(0.0, "willingness below which a party refers nobody", unit="share", ge=0, le=1)

    def grant(self, law: Law, parties: Parties, world: World) -> None:
        """Let nationals of every party who are found in a willing one be referred there, and received at home."""
        hosts = parties.bound & (world.governments.willingness >= self.min_willingness)
        raise_to(law.referral, between(parties.bound, hosts), self.share)
