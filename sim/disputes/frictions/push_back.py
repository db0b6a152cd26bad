"""People are pushed back over the line."""

from typing import ClassVar, Literal, final

import numpy as np

from sim.disputes.friction import Friction, by_side
from sim.disputes.settings import DisputeSettings
from sim.world import World


@final
class PushBack(Friction):
    """A state to which people are pushed back without a procedure protests."""

    name: ClassVar[str] = "push_back"
    rhythm: ClassVar[Literal["daily", "monthly"]] = "daily"
    salience: ClassVar[float] = 0.0

    def hazards(self, w: World) -> np.ndarray:
        """The state that was left against the one entered."""
        return w.settings(DisputeSettings).frictions.push_back * by_side(w, w.today.pushbacks)
