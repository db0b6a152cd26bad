"""Parties make the same acts offences."""

from typing import ClassVar, final

from sim.legal.provision import Parties, Provision, between, raise_to
from sim.settings import setting
from sim.tables import Law
from sim.world import World


@final
class CommonOffences(Provision):
    """What is an offence in one party becomes one in the others, year by year, so that alerts on it may pass.

    What has been written stays when a party leaves.
    Source: Convention against Transnational Organized Crime arts. 5, 6, 8 and 23; Directive 2002/90/EC (facilitation).
    """

    name: ClassVar[str] = "common_offences"
    about = "hits"

    pace: float = setting(
        0.1, "share of what two laws differ in that is approximated in a year", unit="1/year", ge=0, le=5,
        plausible=(0.02, 0.5),
    )  # fmt: skip

    def grant(self, law: Law, parties: Parties, world: World) -> None:
        """Bring the laws of all parties together."""
        raise_to(law.approximation, between(parties.bound, parties.bound), self.pace)
