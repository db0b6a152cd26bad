"""Smoke of a neighbour's fires arrives."""

from typing import ClassVar, final

import numpy as np

from sim.disputes.friction import Friction
from sim.disputes.settings import DisputeSettings
from sim.world import World


@final
class SmokeArrives(Friction):
    """A state whose people die of a neighbour's fires protests."""

    name: ClassVar[str] = "smoke"
    salience: ClassVar[float] = 0.6

    def hazards(self, w: World) -> np.ndarray:
        """Those whom the smoke reaches against those in whom it burns, by the deaths of the month."""
        smoke, n = w.smoke, len(w.codes)
        if not smoke.deaths_abroad.any():
            return np.zeros((n, n))
        reached = np.where(np.eye(n, dtype=bool), 0.0, smoke.wind * w.states.population[None, :])
        share = reached / np.maximum(reached.sum(1, keepdims=True), 1e-300)
        return w.settings(DisputeSettings).frictions.smoke * (smoke.deaths_abroad[:, None] * share).T
