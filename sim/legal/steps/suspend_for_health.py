"""A party reintroduces controls in a public health emergency."""

from typing import final

import numpy as np

from sim.engine.chance import Purpose
from sim.legal.chances import chances
from sim.legal.provision import Parties
from sim.legal.settings import LegalSettings
from sim.legal.step import Step, suspend, suspension_of
from sim.tables import Cause
from sim.world import World


@final
class SuspendForHealth(Step):
    """While a dated emergency lasts, most parties bring controls back within a month, whatever crosses their borders.

    Source: spring of 2020, European Commission, list of notifications.
    """

    rank = 22

    def who(self, w: World, t: int, parties: Parties) -> np.ndarray:
        """Parties that reintroduce controls."""
        if suspension_of(w, t) is None or w.day >= w.treaties.emergency_until[t]:
            return parties.bound & False
        number = chances(w, Purpose.SUSPENSION, 4, w.treaties.serial[t])
        return parties.bound & ~parties.suspended & (number < w.settings(LegalSettings).health_share)

    def take(self, w: World, t: int, i: int) -> None:
        """Suspend for a term."""
        suspend(w, t, i, w.settings(LegalSettings).health_days, Cause.HEALTH)
