"""Incidents between states, which may raise a dispute."""

from abc import ABC
from typing import ClassVar

import numpy as np

from sim.world import World


class Friction(ABC):
    """A kind of incident: one file in ``sim/disputes/frictions``. Subclasses are final.

    Incidents are told day by day at border sides (``at_sides``), or month by month between states (``hazards``).
    """

    name: ClassVar[str]
    salience: ClassVar[float]  # how much a dispute about it means: 0 an ordinary matter, 1 a vital one; assumption

    def at_sides(self, w: World) -> np.ndarray | None:
        """(sides,) hazard of a dispute from today's incidents: the state that is left against the one entered."""
        return None

    def hazards(self, w: World) -> np.ndarray | None:
        """(claimants, respondents) hazard of a dispute from this month's incidents."""
        return None


def between(w: World, counts: np.ndarray, claimant_left: bool = True) -> np.ndarray:
    """Counts by border side, as (claimants, respondents): the state that is left claims against the one entered."""
    total = np.zeros((len(w.codes), len(w.codes)))
    first, second = (w.sides.neighbour, w.sides.state) if claimant_left else (w.sides.state, w.sides.neighbour)
    np.add.at(total, (first, second), counts)
    np.fill_diagonal(total, 0.0)
    return total
