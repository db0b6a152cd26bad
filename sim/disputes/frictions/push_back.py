"""People are pushed back over the line."""

from typing import ClassVar, final

import numpy as np

from sim.disputes.friction import Friction
from sim.disputes.settings import DisputeSettings
from sim.world import World


@final
class PushBack(Friction):
    """A state to which people are pushed back without a procedure protests."""

    name: ClassVar[str] = "push_back"
    salience: ClassVar[float] = 0.0

    def at_sides(self, w: World) -> np.ndarray:
        """Those of today at each side."""
        return w.settings(DisputeSettings).frictions.push_back * w.today.pushbacks
