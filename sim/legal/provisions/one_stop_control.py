"""Two states check at one place."""

from typing import ClassVar, final

from sim.legal.provision import Parties, Provision, between, raise_to
from sim.settings import setting
from sim.tables import Law
from sim.world import World


@final
class OneStopControl(Provision):
    """Officers of two parties check side by side at one post, so that what one has checked the other need not.

    Source: EAC One Stop Border Posts Act 2016 arts. 11-14; Regulation (EU) 2016/399 Annex VI 1.1.4; unified cargo
    processing of the United States and Mexico (memorandum of 26 March 2018).
    """

    name: ClassVar[str] = "one_stop_control"
    about = "freight"

    cargo_share: float = setting(
        0.4, "share of the check of a truck's papers that is saved", unit="share", ge=0, lt=1, plausible=(0.1, 0.6)
    )
    travellers_share: float = setting(
        0.2, "share of the time of a traveller's check that is saved", unit="share", ge=0, lt=1, plausible=(0, 0.4)
    )

    def grant(self, law: Law, parties: Parties, world: World) -> None:
        """Let parties rely on each other's checks at common borders."""
        pairs = between(parties.bound, parties.bound)
        raise_to(law.cargo_saved, pairs, self.cargo_share)
        raise_to(law.check_saved, pairs, self.travellers_share)
