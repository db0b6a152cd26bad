"""Parties act on each other's alerts."""

from typing import ClassVar, final

from sim.legal.provision import Parties, Provision, between, lower_to, raise_to
from sim.settings import setting
from sim.tables import Law, States


@final
class AlertSharing(Provision):
    """Parties act on each other's alerts at their posts.

    Source: Regulation (EU) 2018/1861 (SIS in border checks), art. 24; replies within 12 hours, 2018/1862 arts. 7-8.
    """

    name: ClassVar[str] = "alert_sharing"

    share: float = setting(
        0.95,
        "share of alerts that law lets pass (purpose, dual criminality)",
        unit="share",
        ge=0,
        le=1,
        plausible=(0.1, 1),
    )
    latency_days: float = setting(
        0.5,
        "legal latency of an alert",
        unit="days",
        source="12 h: Reg. (EU) 2018/1862 art. 8",
        ge=0,
        le=3650,
        plausible=(0.1, 300),
    )
    min_willingness: float = setting(0.0, "willingness below which a party does not comply", unit="share", ge=0, le=1)
    min_rule_of_law: float = setting(-3.0, "rule of law that a receiver needs (adequacy)", unit="sd", ge=-3, le=3)

    def grant(self, law: Law, parties: Parties, states: States) -> None:
        """Let every complying party's alerts be seen by all parties with access and adequate law."""
        givers = parties.access & (states.willingness >= self.min_willingness)
        pairs = between(givers, parties.access & (states.rule_of_law >= self.min_rule_of_law))
        raise_to(law.alerts, pairs, self.share)
        lower_to(law.alert_days, pairs, self.latency_days)
