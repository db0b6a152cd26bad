"""Parties keep a treaty, as far as they will and can."""

from typing import final

import numpy as np

from sim.legal.duties import keep_duties
from sim.legal.provision import Parties
from sim.legal.step import Step
from sim.world import World


@final
class Keep(Step):
    """Effort follows will, capacity, what follows a shortfall, and what others are seen to keep.

    The first party in the order of rows stands for all: the step is the treaty's, once a month. Source: Chayes & Chayes
    1993 (capacity), Downs, Rocke & Barsoom 1996 (enforcement).
    """

    rank = 1

    def who(self, w: World, t: int, parties: Parties) -> np.ndarray:
        """The first party, where the treaty tells how it is kept."""
        first = parties.bound & False
        if w.instruments[t].compliance is not None and parties.bound.any():
            first[np.flatnonzero(parties.bound)[0]] = True
        return first

    def take(self, w: World, t: int, i: int) -> None:
        """A month of effort."""
        keep_duties(w, t)
