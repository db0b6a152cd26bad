"""Incidents between states, which may raise a dispute."""

from abc import ABC, abstractmethod
from typing import ClassVar, Literal

import numpy as np

from sim.world import World


class Friction(ABC):
    """A kind of incident: one file in ``sim/disputes/frictions``. Subclasses are final."""

    name: ClassVar[str]
    rhythm: ClassVar[Literal["daily", "monthly"]]  # when it is looked for
    salience: ClassVar[float]  # how much a dispute about it means: 0 an ordinary matter, 1 a vital one; assumption

    @abstractmethod
    def hazards(self, w: World) -> np.ndarray:
        """(claimants, respondents) hazard of a dispute from the incidents of today, or of this month."""


def by_side(w: World, counts: np.ndarray, claimant_left: bool = True) -> np.ndarray:
    """Counts by border side, as (claimants, respondents): the state that is left claims against the one entered."""
    total = np.zeros((len(w.codes), len(w.codes)))
    first, second = (w.sides.neighbour, w.sides.state) if claimant_left else (w.sides.state, w.sides.neighbour)
    np.add.at(total, (first, second), counts)
    np.fill_diagonal(total, 0.0)
    return total
