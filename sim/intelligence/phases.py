"""Trust, what it lets pass, and searches of lists."""

import numpy as np

from sim.agents.reputation import INTELLIGENCE, OPERATIONS, read_trust
from sim.core.alerts import active, enter, search
from sim.tables import Fate

IDENTITY_DAYS = 365.0  # life of the value of an alert on a person: assumption, one year


def remember(model) -> None:
    """States remember conduct, forget, and let pass what law and trust allow."""
    w, trust = model.world, model.config.trust
    d = w.dyads
    kept = 0.5 ** (7.0 / trust.half_life_days)
    d.good[...] *= kept
    d.bad[...] *= kept
    d.good[INTELLIGENCE] += np.log1p(d.answered.T) * trust.good_conduct
    d.good[OPERATIONS] += np.log1p(d.joint + d.joint.T) * trust.good_conduct
    d.answered[...] = 0
    d.joint[...] = 0
    apply_trust(w, trust)


def apply_trust(w, trust) -> None:
    """What giver lets user have: law x trust x interoperability x willingness."""
    d, law = w.dyads, w.law
    willing = w.states.willingness[:, None]
    d.sigma[...] = law.alerts * read_trust(d, INTELLIGENCE, trust.referral) ** trust.exponent * d.interop * willing
    d.theta[...] = law.patrol * read_trust(d, OPERATIONS, trust.referral) ** trust.exponent * d.interop * willing
    info = w.states.information_days
    d.latency[...] = law.alert_days + info[:, None] + info[None, :]
    w.lookup["in_time"] = d.sigma * np.exp(-d.latency / IDENTITY_DAYS)  # what comes late is worth less
    adequate = np.clip((2.5 + w.states.rule_of_law) / 5.0, 0.0, 1.0) * w.states.cyber_protection
    lacking = 1.0 - adequate
    w.lookup["exposure"] = float((d.sigma * w.states.listed[:, None]).sum(0) @ lacking) / 1e6


def enter_alerts(model) -> None:
    """Officers enter alerts on persons returned today."""
    w = model.world
    n = w.happened
    if w.alerts_used + n > len(w.alerts.serial):
        model.grow_alerts(n)
    fates = w.crossings.fate[:n]
    returned = np.flatnonzero((fates == Fate.RETURNED) | (fates == Fate.DETERRED))
    order = returned[np.argsort(w.crossings.serial[returned], kind="stable")]
    w.alerts_used = enter(
        len(order), w.alerts_used, order, w.crossings, w.movers, w.alerts, w.fronts.state, w.states.banned,
        model.config.society.alert_days, w.seed, w.day,
    )  # fmt: skip


def search_lists(model) -> None:
    """All who are checked are searched for in the lists that officers may see."""
    w, s, look = model.world, model.config.society, model.world.lookup
    if w.day % 7 == 0:
        active(w.alerts, w.alerts_used, w.day, look["by_issuer"])
    traffic = np.bincount(w.posts.state, w.posts.travellers, len(w.codes))
    search(
        w.states.searches, w.dyads.answered, traffic, w.states.listed, look["in_time"],
        s.wanted_travel_per_year / 365.0, s.false_match_per_million * 1e-12, look["searches"], look["own"],
        look["foreign"], look["wrong"], w.states.serial, w.seed, w.day,
    )  # fmt: skip
