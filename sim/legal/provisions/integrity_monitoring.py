"""Parties look after the integrity of each other's officers."""

from typing import ClassVar, final

from sim.legal.provision import Parties, Provision, between, raise_to
from sim.settings import setting
from sim.tables import Law
from sim.world import World


@final
class IntegrityMonitoring(Provision):
    """Joint internal affairs: rotation, vetting and complaints at borders that two parties share.

    Source: Convention against Corruption of 31 October 2003 arts. 8, 36, 39 and 48.
    """

    name: ClassVar[str] = "integrity_monitoring"
    about = "freight"

    share: float = setting(
        0.7, "share of the officers of each that partners monitor", unit="share", ge=0, le=1, plausible=(0.2, 0.95)
    )
    min_willingness: float = setting(0.0, "willingness below which a party lets nobody look", unit="share", ge=0, le=1)

    def grant(self, law: Law, parties: Parties, world: World) -> None:
        """Let all parties look at the officers of those that are willing."""
        watched = parties.bound & (world.governments.willingness >= self.min_willingness)
        raise_to(law.integrity, between(watched, parties.bound), self.share)
