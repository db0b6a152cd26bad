"""Officers of two states go to the same place."""

from typing import ClassVar, final

import numpy as np

from sim.disputes.friction import Friction
from sim.disputes.settings import DisputeSettings
from sim.world import World


@final
class Overlap(Friction):
    """Where a partner's patrols work on a common line without a common picture, both claim the same case."""

    name: ClassVar[str] = "overlap"
    salience: ClassVar[float] = 0.0

    def hazards(self, w: World) -> np.ndarray:
        """Hosts against those whose patrols come, along common borders that no free movement opens."""
        chance, d = w.settings(DisputeSettings).frictions.overlap, w.dyads
        found = np.zeros_like(d.usable_effort)
        met = w.sides.state, w.sides.neighbour
        found[met] = chance * (d.usable_effort * (1.0 - d.usable_picture)).T[met] * (w.sides.controlled > 0)
        np.fill_diagonal(found, 0.0)
        return found
