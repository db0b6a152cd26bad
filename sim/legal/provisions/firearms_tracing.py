"""Parties trace firearms for each other."""

from typing import ClassVar, final

from sim.legal.provision import Parties, Provision, between, raise_to
from sim.settings import setting
from sim.tables import Law
from sim.world import World


@final
class FirearmsTracing(Provision):
    """Parties keep records of sales and answer traces of firearms that others recover, within days.

    Source: Protocol against the illicit manufacturing of and trafficking in firearms (2001) arts. 7, 8 and 12; eTrace
    for Mexico (2010).
    """

    name: ClassVar[str] = "firearms_tracing"
    about = "hits"

    share: float = setting(
        0.7, "share of firearms recovered that are traced to their first sale", unit="share", ge=0, le=1,
        plausible=(0.2, 0.95),
    )  # fmt: skip

    def grant(self, law: Law, parties: Parties, world: World) -> None:
        """Let every party trace what was sold in the others."""
        raise_to(law.tracing, between(parties.bound, parties.bound), self.share)
