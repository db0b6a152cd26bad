"""States extradite persons to each other."""

from typing import ClassVar, final

from sim.legal.provision import Parties, Provision, between, lower_to, raise_to
from sim.settings import setting
from sim.tables import Law
from sim.world import World


@final
class Extradition(Provision):
    """Whom one party seeks, the other may extradite, by decision of its government after that of a court.

    Source: treaty of 4 May 1978 between the United States and Mexico, arts. 2, 9 and 11 (60 days of provisional
    arrest); Convention against Transnational Organized Crime, art. 16.
    """

    name: ClassVar[str] = "extradition"
    about = "hits"

    share: float = setting(
        0.5, "share of persons arrested who are extradited; own nationals and what is no offence here are left",
        unit="share", ge=0, le=1, plausible=(0.2, 0.8),
    )  # fmt: skip
    latency_days: float = setting(
        270.0, "mean time from arrest to extradition", unit="days",
        source="assumption; 180 to 730 days for legal assistance (H04)", ge=0, le=3650, plausible=(120, 500),
    )  # fmt: skip

    def grant(self, law: Law, parties: Parties, world: World) -> None:
        """Let every party's requests be granted by all others."""
        pairs = between(parties.bound, parties.bound)
        raise_to(law.surrender, pairs, self.share)
        lower_to(law.surrender_days, pairs, self.latency_days)
