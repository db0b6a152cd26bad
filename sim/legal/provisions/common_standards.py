"""Parties bring their data and procedures to one standard."""

from typing import ClassVar, final

from sim.legal.provision import Parties, Provision, between, raise_to
from sim.settings import setting
from sim.tables import Law
from sim.world import World


@final
class CommonStandards(Provision):
    """A common standard with a target and a pace, or a voluntary one that spreads among those who see others use it.

    Source: Reg. (EU) 2019/817 arts. 37-38 (automated data quality, universal message format); Bass 1969 for the
    voluntary form.
    """

    name: ClassVar[str] = "common_standards"
    about = "hits"

    target: float = setting(
        0.9, "share of records that follow the standard in the end", unit="share", ge=0, le=1, plausible=(0.3, 1)
    )
    pace: float = setting(
        0.3, "share of the gap closed in a year", unit="1/year",
        source="assumption; half of the gap in about two years", ge=0, le=10, plausible=(0.05, 1),
    )  # fmt: skip
    voluntary: bool = setting(
        False, "whether each party takes part of its own accord: the pace then follows the share that already does"
    )

    def grant(self, law: Law, parties: Parties, world: World) -> None:
        """Bind every party to the target; a voluntary club moves as fast as its example."""
        pairs = between(parties.bound, parties.bound)
        example = float(world.police.standards[parties.bound].mean()) if self.voluntary and parties.bound.any() else 1.0
        raise_to(law.standard, pairs, self.target)
        raise_to(law.standard_pace, pairs, self.pace * example)
