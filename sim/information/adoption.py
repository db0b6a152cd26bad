"""A voluntary database fills: states contribute as others do, and search it years later (Bass 1969)."""

import math

import numpy as np

from sim.engine.chance import Purpose, uniform
from sim.engine.table import NEVER
from sim.information.settings import AdoptionSettings
from sim.world import World


def adopt(w: World, adoption: AdoptionSettings, days: float) -> None:
    """Let parties of voluntary exchange begin to contribute by hazard, and to search after a while."""
    m = w.membership
    for t, treaty in enumerate(w.instruments):
        if not any(provision.fills_gradually for provision in treaty.provisions):
            continue
        bound = (m.since[t] <= w.day) & (w.day < m.until[t])
        share = float((m.contributes[t, bound] <= w.day).mean()) if bound.any() else 0.0
        hazard = (adoption.innovation + adoption.imitation * share) * days / 365.0
        for i in np.flatnonzero(bound & (m.contributes[t] == NEVER)):
            key = (w.seed, w.states.serial[i] ^ w.treaties.serial[t], w.day, int(Purpose.ADOPT))
            if uniform(*key, 0) < 1.0 - math.exp(-hazard):
                m.contributes[t, i] = w.day + 1
                m.searches[t, i] = w.day + 1 + int(-adoption.use_lag_days * math.log(uniform(*key, 1)))
                w.schedule_law(w.day + 1)
                w.log("contribution", w.codes[i], about=treaty.name)
