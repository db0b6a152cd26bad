"""Richer parties equip and train poorer ones."""

from typing import ClassVar, final

import numpy as np

from sim.legal.provision import Parties, Provision, between, raise_to
from sim.settings import setting
from sim.tables import Law
from sim.world import World


@final
class CapacityBuilding(Provision):
    """Parties whose equipment budget is above the parties' common level, by need, give of it to those below.

    Nobody gives so much as to fall below that level, and never more is given than the others are short of. Officers of
    the better schooled train the others.
    Source: Integrated Border Management Fund, Reg. (EU) 2021/1148 arts. 3, 12; common core curricula, Reg. (EU)
    2019/1896 art. 62; donor aid of the Merida Initiative (2008-2021).
    """

    name: ClassVar[str] = "capacity_building"

    share: float = setting(
        0.3, "share of a giver's equipment budget that goes to others at most", unit="share", ge=0, le=1,
        plausible=(0, 0.6),
    )  # fmt: skip
    training: float = setting(
        0.5, "share of the gap in officers' sensitivity that common training closes", unit="share", ge=0, le=1,
        plausible=(0, 0.9),
    )  # fmt: skip
    min_willingness: float = setting(0.0, "willingness below which a party gives nothing", unit="share", ge=0, le=1)

    def grant(self, law: Law, parties: Parties, world: World) -> None:
        """Let givers pay for receivers in proportion to what each is short of."""
        bound, own = parties.bound, world.systems.equipment_eur
        usual = (
            world.systems.equipment_need_eur
            * own[bound].sum()
            / max(world.systems.equipment_need_eur[bound].sum(), 1e-9)
        )
        willing = bound & (world.governments.willingness >= self.min_willingness)
        short = np.where(bound, np.maximum(usual - own, 0.0), 0.0)
        offered = np.where(willing, np.clip(own - usual, 0.0, self.share * own), 0.0)
        if offered.sum() > 0 and short.sum() > 0:
            given = offered / np.maximum(own, 1e-9) * min(1.0, short.sum() / offered.sum())
            raise_to(law.aid, between(offered > 0, short > 0), np.outer(given, short / short.sum()))
        raise_to(law.training, between(willing, bound), self.training)
