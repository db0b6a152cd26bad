"""Officers pursue across the line."""

from typing import ClassVar, final

import numpy as np

from sim.disputes.friction import Friction
from sim.disputes.settings import DisputeSettings
from sim.world import World


@final
class Pursuit(Friction):
    """Where law lets officers go on in the neighbour's territory, some arrests there are resented."""

    name: ClassVar[str] = "pursuit"
    salience: ClassVar[float] = 0.3

    def at_sides(self, w: World) -> np.ndarray:
        """Arrests at each side that officers may have made beyond it."""
        chance = w.settings(DisputeSettings).frictions.pursuit
        return chance * w.today.apprehensions * w.law.pursuit[w.sides.neighbour, w.sides.state]
