"""Trust, what it lets pass, and searches of lists."""

import numpy as np

from sim.agents.reputation import INTELLIGENCE, OPERATIONS, read_trust
from sim.core.alerts import active, enter, search


def remember(model) -> None:
    """States remember conduct, forget, and let pass what law and trust allow (5.7, 5.8)."""
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


def enter_alerts(model) -> None:
    """Officers enter alerts on persons returned today."""
    w = model.world
    n = w.happened
    if w.alerts_used + n > len(w.alerts.serial):
        model.grow_alerts(n)
    order = np.argsort(w.crossings.serial[:n], kind="stable")
    w.alerts_used = enter(
        n, w.alerts_used, order, w.crossings, w.movers, w.alerts, w.fronts, w.states.banned,
        model.config.society.alert_days, w.seed, w.day,
    )  # fmt: skip


def search_lists(model) -> None:
    """All who are checked are searched for in the lists that officers may see."""
    w, s, look = model.world, model.config.society, model.world.lookup
    active(w.alerts, w.alerts_used, w.day, look["by_issuer"])
    posts = (w.fronts.focus[w.posts.front] == 1) | (w.states.member[w.posts.state] == 0)
    traffic = np.bincount(w.posts.state, w.posts.travellers * posts, len(w.codes))
    search(
        w.states, w.dyads.answered, traffic, w.states.listed, w.dyads.sigma, s.wanted_travel_per_year / 365.0,
        s.false_match_per_million * 1e-12, look["searches"], look["own"], look["foreign"], look["wrong"],
        w.states.serial, w.seed, w.day,
    )  # fmt: skip

