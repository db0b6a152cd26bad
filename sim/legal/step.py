"""Steps in the life of a treaty: which states take a step, and what then changes."""

from abc import ABC, abstractmethod
from typing import ClassVar

import numpy as np

from sim.engine.table import NEVER
from sim.legal.provision import Parties, SuspensionTerms
from sim.world import World


class Step(ABC):
    """A step in the life of a treaty: one file in ``sim/legal/steps``. Subclasses are final.

    Parties take a step by decision, month by month (``who``), or on a date that is set (``dated``). Decisions of a
    month are taken about all steps of a treaty before any of them is carried out, in the order of ``rank``.
    """

    rank: ClassVar[int]

    def who(self, w: World, t: int, parties: Parties) -> np.ndarray:
        """Mask of the states that take this step about treaty ``t`` this month."""
        return parties.bound & False

    def dated(self, w: World) -> np.ndarray:
        """(treaties, states) mask of the states that take this step today by date."""
        return np.zeros(w.membership.since.shape, bool)

    def next_day(self, w: World) -> int:
        """The next day after today on which the step falls by a date that stands nowhere in ``Membership``."""
        return int(NEVER)

    @abstractmethod
    def take(self, w: World, t: int, i: int) -> None:
        """State ``i`` takes the step about treaty ``t`` today."""


def suspension_of(w: World, t: int) -> SuspensionTerms | None:
    """For how long parties may suspend treaty ``t``; None where they may not."""
    return next((one.suspension for one in w.instruments[t].provisions if one.suspension), None)
