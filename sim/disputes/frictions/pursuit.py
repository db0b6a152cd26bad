"""Officers pursue across the line."""

from typing import ClassVar, Literal, final

import numpy as np

from sim.disputes.friction import Friction, by_side
from sim.disputes.settings import DisputeSettings
from sim.world import World


@final
class Pursuit(Friction):
    """Where law lets officers go on in the neighbour's territory, some arrests there are resented."""

    name: ClassVar[str] = "pursuit"
    rhythm: ClassVar[Literal["daily", "monthly"]] = "daily"
    salience: ClassVar[float] = 0.3

    def hazards(self, w: World) -> np.ndarray:
        """The state that was left against the one whose officers went on."""
        chance = w.settings(DisputeSettings).frictions.pursuit
        return chance * by_side(w, w.today.apprehensions * w.law.pursuit[w.sides.neighbour, w.sides.state])
