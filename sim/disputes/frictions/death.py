"""People die at a border."""

from typing import ClassVar, final

import numpy as np

from sim.disputes.friction import Friction
from sim.disputes.settings import DisputeSettings
from sim.world import World


@final
class Death(Friction):
    """The state that was left asks what became of its residents, or of those in its waters."""

    name: ClassVar[str] = "death"
    salience: ClassVar[float] = 0.3

    def at_sides(self, w: World) -> np.ndarray:
        """Those of today at each side."""
        return w.settings(DisputeSettings).frictions.death * w.today.deaths
