"""A state becomes party."""

from typing import final

import numpy as np

from sim.legal.step import Step
from sim.world import World


@final
class EnterIntoForce(Step):
    """A treaty enters into force for a state on the day that is set (Vienna Convention 1969, art. 24)."""

    rank = 40

    def dated(self, w: World) -> np.ndarray:
        """States for which today is the first day."""
        m = w.membership
        return (m.since == w.day) & (m.since < m.until) & (w.day > 0)

    def take(self, w: World, t: int, i: int) -> None:
        """Write down the accession; law is rebuilt on the same day."""
        w.log("accession", w.codes[i], about=w.instruments[t].name)
