"""Parties act on each other's alerts."""

from typing import ClassVar, final

from sim.legal.provision import Parties, Provision, between, lower_to, raise_to
from sim.legal.provisions.architecture import ARCHITECTURES, Name
from sim.settings import setting
from sim.tables import Kind, Law
from sim.world import World

ADMINISTRATIVE = (Kind.REFUSAL, Kind.DOCUMENT)


@final
class AlertSharing(Provision):
    """Parties act on each other's alerts at their checks.

    Source: Regulation (EU) 2018/1861 (SIS in border checks), art. 24; replies within 12 hours, 2018/1862 arts. 7-8.
    """

    name: ClassVar[str] = "alert_sharing"
    about = "hits"

    architecture: Name = setting(
        "database", "how alerts are shown: on request, by hit or no hit, in one database, or by asking every list"
    )
    share: float = setting(
        0.95, "share of alerts on serious crime and persons sought that law lets pass", unit="share", ge=0, le=1,
        plausible=(0.1, 1),
    )  # fmt: skip
    minor_share: float = setting(
        0.8, "the same of administrative alerts: refusal of entry, documents", unit="share", ge=0, le=1,
        plausible=(0, 1),
    )  # fmt: skip
    latency_days: float = setting(
        0.5, "legal latency of an alert, or of an answer about one", unit="days",
        source="12 h: Reg. (EU) 2018/1862 art. 8", ge=0, le=36500, plausible=(0.1, 300),
    )  # fmt: skip
    voluntary_lists: bool = setting(
        False, "whether each party feeds and searches the lists of its own accord, one after another"
    )
    onward: float = setting(
        0.0, "share of received alerts that a party may pass on to other parties", unit="share", ge=0, le=1,
        plausible=(0, 1),
    )  # fmt: skip
    min_willingness: float = setting(0.0, "willingness below which a party does not comply", unit="share", ge=0, le=1)
    min_rule_of_law: float = setting(-3.0, "rule of law that a receiver needs", unit="sd", ge=-3, le=3)

    def grant(self, law: Law, parties: Parties, world: World) -> None:
        """Let every complying party's alerts be seen by all parties with access and adequate law."""
        givers = parties.gives & (world.governments.willingness >= self.min_willingness)
        pairs = between(givers, parties.uses & (world.states.rule_of_law >= self.min_rule_of_law))
        how = ARCHITECTURES[self.architecture]
        for kind in Kind:
            share = self.minor_share if kind in ADMINISTRATIVE else self.share
            if share > 0.0:  # a treaty about documents speeds up nothing else
                raise_to(law.alerts[kind], pairs, share)
                lower_to(law.alert_days[kind], pairs, self.latency_days)
                raise_to(law.shown[kind], pairs, how.at_once)
        raise_to(law.onward, pairs, self.onward)
        raise_to(law.at_once, pairs, how.at_once)
        raise_to(law.copied, pairs, how.copied)
        raise_to(law.shielded, pairs, how.shielded)
        raise_to(law.query_s, pairs, how.query_s)

    @property
    def fills_gradually(self) -> bool:
        """Whether lists are voluntary."""
        return self.voluntary_lists
