"""Courts hand over persons on each other's warrants."""

from typing import ClassVar, final

from sim.legal.provision import Parties, Provision, between, lower_to, raise_to
from sim.settings import setting
from sim.tables import Law
from sim.world import World


@final
class SurrenderWarrant(Provision):
    """Whom one party seeks, courts of the others hand over within weeks: mutual recognition in place of extradition.

    Source: Framework Decision 2002/584/JHA arts. 15-17 and 23: 10 and 60 days, and 10 to hand over.
    """

    name: ClassVar[str] = "surrender_warrant"
    about = "hits"

    share: float = setting(
        0.85, "share of persons arrested who are handed over", unit="share", ge=0, le=1, plausible=(0.6, 0.95)
    )
    latency_days: float = setting(
        35.0, "mean time from arrest to surrender", unit="days",
        source="20 days with consent, 57 without (European Commission 2022, K26)", ge=0, le=3650, plausible=(15, 60),
    )  # fmt: skip

    def grant(self, law: Law, parties: Parties, world: World) -> None:
        """Let every party's warrants be honoured by all others."""
        pairs = between(parties.bound, parties.bound)
        raise_to(law.surrender, pairs, self.share)
        lower_to(law.surrender_days, pairs, self.latency_days)
