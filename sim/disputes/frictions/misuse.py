"""Records leak, or are used for other purposes than they were given for."""

from typing import ClassVar, final

import numpy as np

from sim.disputes.friction import Friction
from sim.disputes.settings import DisputeSettings
from sim.world import World

NOT_NOTED = 5.0  # orders of magnitude of records whose leak no government takes up: assumption


@final
class Misuse(Friction):
    """A state whose records others let leak turns to those who hold most of them."""

    name: ClassVar[str] = "misuse"
    salience: ClassVar[float] = 0.0

    def hazards(self, w: World) -> np.ndarray:
        """Owners against holders, by the records that each holds; leaks of the month before, as published."""
        leaked = np.maximum(np.log10(np.maximum(w.observed.leaked[max(w.month - 1, 0)], 1.0)) - NOT_NOTED, 0.0)
        held = w.exchange.copied / np.maximum(w.exchange.copied.sum(1, keepdims=True), 1e-9)
        return w.settings(DisputeSettings).frictions.misuse * leaked[:, None] * held
