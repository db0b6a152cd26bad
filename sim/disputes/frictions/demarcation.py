"""Neighbours differ over where the line runs."""

from typing import ClassVar, final

import numpy as np

from sim.disputes.friction import Friction, between
from sim.disputes.settings import DisputeSettings
from sim.engine.reputation import trust_in
from sim.tables import BorderKind, Domain
from sim.world import World


@final
class Demarcation(Friction):
    """Claims about a land border, as often from either side; obligations kept and trust make them rarer.

    Source: Issue Correlates of War, 843 claims 1816-2001.
    """

    name: ClassVar[str] = "demarcation"
    salience: ClassVar[float] = 0.6

    def hazards(self, w: World) -> np.ndarray:
        """Neighbours by land, each against the other."""
        land = np.minimum(between(w, (w.sides.kind == BorderKind.LAND).astype(float)), 1.0)
        strange = 2.0 * (1.0 - trust_in(w.dyads, Domain.POLITICAL)) * (1.0 - w.dyads.obligations)
        return w.settings(DisputeSettings).frictions.demarcation / 24.0 * land * strange
