"""No checks at common borders, unless suspended."""

from datetime import date
from typing import ClassVar, final

from pydantic import field_validator

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

    event_days: int = setting(
        30, "longest suspension for a foreseen event", unit="days", source="Reg. (EU) 2016/399 art. 25(1)", ge=1,
        le=3650, plausible=(10, 60),
    )  # fmt: skip
    terms: list[int] = setting(
        [10, 20, 20, 90, 180], "lengths of a prolonged suspension's first term and of its renewals, the last for all "
        "that follow", unit="days", source="10 and 20 days: Reg. (EU) 2016/399 art. 28; then as notified 2015-2019",
    )  # fmt: skip
    ceilings: dict[str, int] = setting(
        {"2024-07-10": 1096}, "ceiling of an unbroken suspension, from each date on; the first holds before it too",
        unit="days", source="24 + 6 + 6 months: Reg. (EU) 2024/1717",
    )  # fmt: skip

    @field_validator("terms")
    @classmethod
    def _terms_last(cls, terms: list[int]) -> list[int]:
        if not terms or min(terms) < 1:
            raise ValueError("give at least one term, each of at least one day")
        return terms

    @field_validator("ceilings")
    @classmethod
    def _ceilings_are_dated(cls, ceilings: dict[str, int]) -> dict[str, int]:
        for day, days in ceilings.items():
            date.fromisoformat(day)  # its own words say what is wrong
            if days < 1:
                raise ValueError("a ceiling is at least one day")
        if not ceilings:
            raise ValueError("give at least one ceiling")
        return ceilings

    def grant(self, law: Law, parties: Parties, world: World) -> None:
        """Lift checks into every party; at borders where it has suspended, only spot checks return."""
        pairs = between(parties.bound, parties.bound)
        raise_to(law.free, pairs, SPOT_CHECKS)
        raise_to(law.free, pairs & ~parties.controls, FREE)

    @property
    def suspension(self) -> SuspensionTerms:
        """Parties may reintroduce controls for a time."""
        dated = sorted((date.fromisoformat(day), days) for day, days in self.ceilings.items())
        return SuspensionTerms(self.event_days, tuple(self.terms), tuple(dated))
