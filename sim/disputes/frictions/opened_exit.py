"""A state holds its exit open, and leads people to the line."""

from typing import ClassVar, final

import numpy as np

from sim.disputes.friction import Friction, between
from sim.disputes.settings import DisputeSettings
from sim.world import World


@final
class OpenedExit(Friction):
    """The state whose border is used as a lever protests."""

    name: ClassVar[str] = "opened_exit"
    salience: ClassVar[float] = 1.0

    def hazards(self, w: World) -> np.ndarray:
        """The state that is entered against the one that is left."""
        opened = between(w, (w.exits.opened_until > w.day).astype(float), claimant_left=False)
        return w.settings(DisputeSettings).frictions.opened_exit * np.minimum(opened, 1.0)
