"""No checks at common borders, unless suspended."""

from typing import ClassVar, final

from sim.legal.provision import Parties, Provision, SuspensionTerms, between, raise_to
from sim.settings import setting
from sim.tables import Law
from sim.world import World

SPOT_CHECKS, FREE = 1, 2  # values of ``law.free``


@final
class FreeMovement(Provision):
    """Common borders may be crossed at any point without checks; a party may reintroduce controls for a time.

    Source: Regulation (EU) 2016/399 arts. 22 and 25-29 as amended by Regulation (EU) 2024/1717.
    """

    name: ClassVar[str] = "free_movement"

    first_days: int = setting(
        183, "first length of a prolonged suspension", unit="days", source="6 months: Reg. (EU) 2024/1717 art. 25a",
        ge=1, le=3650,
    )  # fmt: skip
    renewal_days: int = setting(
        183, "length of a renewal", unit="days", source="6 months: Reg. (EU) 2024/1717 art. 25a", ge=1, le=3650
    )
    ceiling_days: int = setting(
        1096, "ceiling of an unbroken suspension", unit="days", source="24 + 6 + 6 months: Reg. (EU) 2024/1717", ge=1,
        le=36500,
    )  # fmt: skip

    def grant(self, law: Law, parties: Parties, world: World) -> None:
        """Lift checks into every party; where it has suspended, only spot checks return."""
        raise_to(law.free, between(parties.bound, parties.bound), SPOT_CHECKS)
        raise_to(law.free, between(parties.bound & ~parties.suspended, parties.bound), FREE)

    @property
    def suspension(self) -> SuspensionTerms:
        """Parties may reintroduce controls for a time."""
        return SuspensionTerms(self.first_days, self.renewal_days, self.ceiling_days)
