"""Parties settle disputes in a forum that they agreed on beforehand."""

from typing import ClassVar, Literal, final

from sim.legal.provision import Parties, Provision, between, raise_to
from sim.settings import setting
from sim.tables import Law
from sim.world import World

FORUMS = {"consultation": 1, "arbitration": 2, "court": 3}  # values of ``law.forum``


@final
class DisputeSettlement(Provision):
    """One party can take a dispute to arbitration or a court without the other's consent; consultation binds nobody.

    Source: half of agreements have such a clause (Koremenos 2007); Treaty on the Functioning of the European Union
    arts. 259 and 273, Convention against Transnational Organized Crime art. 35, haze agreement of 2002 art. 27.
    """

    name: ClassVar[str] = "dispute_settlement"

    forum: Literal["consultation", "arbitration", "court"] = setting("court", "the strongest forum that it opens")

    def grant(self, law: Law, parties: Parties, world: World) -> None:
        """Open the forum between all parties."""
        raise_to(law.forum, between(parties.bound, parties.bound), FORUMS[self.forum])
