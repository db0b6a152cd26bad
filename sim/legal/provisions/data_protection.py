"""Parties protect what they are given by one law."""

from typing import ClassVar, final

from sim.legal.provision import Parties, Provision, between, raise_to
from sim.settings import setting
from sim.tables import Law
from sim.world import World


@final
class DataProtection(Provision):
    """Common rules on purpose, quality and supervision of records: a receiver bound by them needs no further finding
    that its law is adequate.

    Source: Directive (EU) 2016/680 arts. 1(2)(b) and 36; Regulation (EU) 2018/1862 art. 64.
    """

    name: ClassVar[str] = "data_protection"
    about = "hits"

    level: float = setting(
        0.95, "how well a bound receiver protects what it is given, if its own law does no better", unit="share",
        source="assumption; no law is kept without fail", ge=0, le=1, plausible=(0.7, 1),
    )  # fmt: skip

    def grant(self, law: Law, parties: Parties, world: World) -> None:
        """Let each bound party hold every other's records under the common law."""
        raise_to(law.protected, between(parties.bound, parties.bound), self.level)
