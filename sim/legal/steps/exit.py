"""A state ceases to be party."""

from typing import final

import numpy as np

from sim.legal.step import Step
from sim.world import World


@final
class Exit(Step):
    """Notice has run, or the treaty has lapsed (Vienna Convention 1969, art. 54)."""

    rank = 50

    def dated(self, w: World) -> np.ndarray:
        """States that the treaty no longer binds from today."""
        m = w.membership
        return (m.until == w.day) & (m.since < m.until) & (w.day > 0)

    def take(self, w: World, t: int, i: int) -> None:
        """Write down the exit; law is rebuilt on the same day."""
        w.log("exit", w.codes[i], about=w.instruments[t].name)
