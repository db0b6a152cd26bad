"""The phases of trafficking: what law does on the way and after it, and a month of exploitation."""

import numpy as np

from sim.agents import Model
from sim.engine.integrity import integrity
from sim.engine.latency import in_time
from sim.trafficking.exploitation import exploit_month
from sim.trafficking.settings import TraffickingSettings
from sim.world import World


def weigh_routes(model: Model) -> None:
    """Law decides who is checked on the way, who is referred to help, and which evidence courts hear."""
    weigh(model.world)


def weigh(w: World) -> None:
    """Write shares by source and state. Own nationals cross no border; who comes from elsewhere is checked in full."""
    v, law, n = w.victims, w.law, len(w.codes)
    spot = w.checks.internal_share
    v.checked[:n] = np.select([law.free == 2, law.free == 1], [0.0, spot], 1.0).T
    v.checked[np.arange(n), np.arange(n)], v.checked[n] = 0.0, 1.0
    v.referred[:n] = law.referral
    at_home = law.referral.max(0)  # a state that refers others' nationals refers its own, and those of the rest
    v.referred[np.arange(n), np.arange(n)], v.referred[n] = at_home, at_home
    days = w.settings(TraffickingSettings).trial_days
    timely = in_time(law.evidence_days + w.exchange.answer_days, days)
    v.foreign[:n] = np.maximum(law.admissible * timely, law.team)
    v.foreign[np.arange(n), np.arange(n)], v.foreign[n] = 1.0, 0.0


def exploit(model: Model) -> None:
    """A month of recruitment, exploitation, identification and trials."""
    w, member = model.world, model.world.states.member == 1
    honest = integrity(w.states.control_of_corruption)
    told = np.zeros((len(w.codes), 4), np.int64)
    exploit_month(w.victims, honest, w.trafficking_terms, w.states.serial, w.seed, w.day, told)
    seen, found, again, convicted = told[member].sum(0)
    tally, day = w.tally, w.day
    tally.victims_on_the_way[day], tally.victims_identified[day] = seen, seen + found
    tally.victims_again[day], tally.traffickers_convicted[day] = again, convicted
    tally.victims_recruited[day] = w.victims.arrived[:, member].sum() + seen
