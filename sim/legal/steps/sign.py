"""A state signs a treaty."""

from typing import final

import numpy as np

from sim.legal.step import Step
from sim.world import World


@final
class Sign(Step):
    """Those who agreed sign on the day on which the treaty is opened for it (Vienna Convention 1969, arts. 10-12)."""

    rank = 4

    def dated(self, w: World) -> np.ndarray:
        """States that sign today."""
        return w.membership.signed == w.day

    def take(self, w: World, t: int, i: int) -> None:
        """Write down the signature."""
        w.log("signature", w.codes[i], about=w.instruments[t].name)
