"""Parties help each other's border systems back on their feet."""

from typing import ClassVar, final

from sim.legal.provision import Parties, Provision, between, raise_to
from sim.settings import setting
from sim.tables import Law
from sim.world import World


@final
class CyberIncidentResponse(Provision):
    """Experts of parties whose own systems are up shorten outages after an attack, around the clock.

    Source: Convention on Cybercrime of 2001, art. 35 (network of contact points, 24 hours on 7 days); Directive (EU)
    2022/2555 art. 15 (network of response teams). How much time it saves: assumption.
    """

    name: ClassVar[str] = "cyber_incident_response"
    about = "hits"

    saved: float = setting(
        0.4, "share of the time of an outage that help saves", unit="share", ge=0, le=1, plausible=(0.1, 0.7)
    )

    def grant(self, law: Law, parties: Parties, world: World) -> None:
        """Let every party be helped by all others."""
        raise_to(law.repair, between(parties.bound, parties.bound), self.saved)
