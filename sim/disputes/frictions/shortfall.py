"""A party is seen not to keep a treaty."""

from typing import ClassVar, final

import numpy as np

from sim.disputes.friction import Friction
from sim.disputes.settings import DisputeSettings
from sim.world import World


@final
class Shortfall(Friction):
    """Where no court rules on infringements, other parties take up what they see themselves."""

    name: ClassVar[str] = "shortfall"
    salience: ClassVar[float] = 0.0

    def hazards(self, w: World) -> np.ndarray:
        """Each party against each whose shortfall has come to light."""
        m, found = w.membership, np.zeros((len(w.codes), len(w.codes)))
        for t, one in enumerate(w.instruments):
            if one.compliance is not None and one.compliance.enforcement in ("none", "reputation"):
                bound = (m.since[t] <= w.day) & (w.day < m.until[t])
                short = np.where(bound, 1.0 - m.seen[t], 0.0)
                found = np.maximum(found, bound[:, None] * short[None, :])
        np.fill_diagonal(found, 0.0)
        return w.settings(DisputeSettings).frictions.shortfall * found
