"""People die at a border."""

from typing import ClassVar, Literal, final

import numpy as np

from sim.disputes.friction import Friction, by_side
from sim.disputes.settings import DisputeSettings
from sim.world import World


@final
class Death(Friction):
    """The state that was left asks what became of its residents, or of those in its waters."""

    name: ClassVar[str] = "death"
    rhythm: ClassVar[Literal["daily", "monthly"]] = "daily"
    salience: ClassVar[float] = 0.3

    def hazards(self, w: World) -> np.ndarray:
        """The state that was left against the one entered."""
        return w.settings(DisputeSettings).frictions.death * by_side(w, w.today.deaths)
