"""Parties answer each other's requests."""

from typing import ClassVar, final

from sim.legal.provision import Parties, Provision, between, lower_to, raise_to
from sim.settings import setting
from sim.tables import Law
from sim.world import World


@final
class MutualAssistance(Provision):
    """Requests for information and evidence are answered within a time that the instrument sets.

    Source: Directive (EU) 2023/977 art. 5 (8 hours to 7 days between police); Convention on mutual assistance of 1959,
    answers in 6 to 24 months in practice (T-CY 2014).
    """

    name: ClassVar[str] = "mutual_assistance"
    about = "hits"

    share: float = setting(
        0.95, "share of requests that law lets be answered", unit="share", ge=0, le=1, plausible=(0.1, 1)
    )
    latency_days: float = setting(
        3.0, "legal latency of an answer", unit="days", source="Dir. (EU) 2023/977 art. 5: 8 hours, 3 days, 7 days",
        ge=0, le=3650, plausible=(0.3, 400),
    )  # fmt: skip
    evidence_days: float = setting(
        300.0, "legal latency of evidence for a court", unit="days", source="6 to 24 months (T-CY 2014)", ge=0, le=3650,
        plausible=(120, 700),
    )  # fmt: skip
    admissible: float = setting(
        0.9, "share of evidence from abroad that courts admit", unit="share", ge=0, le=1, plausible=(0.2, 0.95)
    )
    min_willingness: float = setting(0.0, "willingness below which a party does not answer", unit="share", ge=0, le=1)

    def grant(self, law: Law, parties: Parties, world: World) -> None:
        """Let every complying party answer requests of all parties in good standing."""
        pairs = between(parties.access & (world.governments.willingness >= self.min_willingness), parties.access)
        raise_to(law.requests, pairs, self.share)
        raise_to(law.admissible, pairs, self.admissible)
        lower_to(law.request_days, pairs, self.latency_days)
        lower_to(law.evidence_days, pairs, self.evidence_days)
