"""Border guards see one picture of the line."""

from typing import ClassVar, final

from sim.legal.provision import Parties, Provision, between, raise_to
from sim.settings import setting
from sim.tables import Law
from sim.world import World


@final
class SharedPicture(Provision):
    """What one party's towers and drones sight on the common line, the other's control rooms see, and patrols.

    Seeing more costs: false alarms of partners' towers come to one's own operators too.
    Source: Regulation (EU) 2019/1896 arts. 18-24 (European Border Surveillance System).
    """

    name: ClassVar[str] = "shared_picture"
    about = "crossings"

    share: float = setting(
        0.8, "share of sightings that partners see in time", unit="share", ge=0, le=1, plausible=(0.2, 0.95)
    )
    min_willingness: float = setting(0.0, "willingness below which a party shows nothing", unit="share", ge=0, le=1)

    def grant(self, law: Law, parties: Parties, world: World) -> None:
        """Let sightings of willing parties be seen by all others."""
        givers = parties.bound & (world.governments.willingness >= self.min_willingness)
        raise_to(law.picture, between(givers, parties.bound), self.share)
