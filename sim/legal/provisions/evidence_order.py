"""Courts order evidence from each other."""

from typing import ClassVar, final

from sim.legal.provision import Parties, Provision, between, lower_to, raise_to
from sim.settings import setting
from sim.tables import Law
from sim.world import World


@final
class EvidenceOrder(Provision):
    """Evidence that one party orders is gathered by the other as in a case of its own, within months.

    Source: Directive 2014/41/EU arts. 12 and 14: 30 days to recognise, 90 to execute.
    """

    name: ClassVar[str] = "evidence_order"
    about = "hits"

    share: float = setting(
        0.9, "share of evidence from abroad that courts admit", unit="share", ge=0, le=1, plausible=(0.6, 0.95)
    )
    latency_days: float = setting(
        120.0, "mean time until it comes", unit="days", source="30 and 90 days: Dir. 2014/41/EU", ge=0, le=3650,
        plausible=(40, 180),
    )  # fmt: skip

    def grant(self, law: Law, parties: Parties, world: World) -> None:
        """Let every party's evidence be used by all others."""
        pairs = between(parties.bound, parties.bound)
        raise_to(law.admissible, pairs, self.share)
        lower_to(law.evidence_days, pairs, self.latency_days)
