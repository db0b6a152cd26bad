"""A voluntary database fills: who sees others contribute contributes, and searches years later (Bass 1969)."""

import math

import numpy as np

from sim.core.chance import Purpose, uniform
from sim.tables import NEVER


def adopt(w, adoption, days: float) -> None:
    """Let parties of voluntary exchange begin to contribute by hazard, and to search after a while."""
    m = w.membership
    for t, treaty in enumerate(w.treaties):
        if not any(getattr(provision, "voluntary_lists", False) for provision in treaty.provisions):
            continue
        bound = (m.since[t] <= w.day) & (w.day < m.until[t])
        share = float((m.contributes[t, bound] <= w.day).mean()) if bound.any() else 0.0
        hazard = (adoption.innovation + adoption.imitation * share) * days / 365.0
        for i in np.flatnonzero(bound & (m.contributes[t] == NEVER)):
            key = (w.seed, w.states.serial[i] ^ np.uint64(treaty.serial), w.day, int(Purpose.ADOPT))
            if uniform(*key, 0) < 1.0 - math.exp(-hazard):
                m.contributes[t, i] = w.day + 1
                m.searches[t, i] = w.day + 1 + int(-adoption.use_lag_days * math.log(uniform(*key, 1)))
                w.law_changes(w.day + 1)
                w.log("contribution", w.codes[i], about=treaty.name)
