"""The phases of firearms: what law lets states tell and trace, and a month of smuggling."""

import numpy as np

from sim.agents import Model
from sim.arms.settings import ArmsSettings
from sim.arms.smuggling import smuggle_month
from sim.engine.latency import in_time
from sim.world import World


def weigh_checks(model: Model) -> None:
    """Law decides what the destination's customs are told, and whether a firearm is traced in time."""
    if model.world.arms.flow.any():
        weigh(model.world)


def weigh(w: World) -> None:
    """Write the shares found on the way in, and of firearms recovered the share that is traced in time."""
    s, law = w.settings(ArmsSettings), w.law
    w.arms.inbound[...] = np.minimum(s.inbound_share * (1.0 + (s.told_factor - 1.0) * law.freight), 1.0)
    w.arms.inbound[law.free.T > 0] = 0.0  # nobody is checked where people move freely
    asked = law.requests * w.exchange.answered * in_time(law.request_days + w.exchange.answer_days, s.trace_days)
    w.arms.traced[...] = np.maximum(law.tracing, asked)


def smuggle(model: Model) -> None:
    """A month of firearms."""
    w = model.world
    if not w.arms.flow.any():
        return
    told = np.zeros((len(w.codes), 5), np.int64)
    smuggle_month(w.arms, w.arms_terms, w.states.serial, w.seed, w.day, told)
    tally, day = w.tally, w.day
    tally.arms_taken[day], tally.arms_seized[day] = told[:, 0].sum(), told[:, 1:3].sum()
    tally.arms_seized_out[day] = told[:, 1].sum()
    tally.arms_recovered[day], tally.arms_traced[day] = told[:, 3].sum(), told[:, 4].sum()
