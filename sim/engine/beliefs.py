"""Beliefs about risk: means of beta-Bernoulli beliefs, and draws from them."""

import math

from sim.engine.chance import Purpose, normal, words
from sim.engine.rows import step

BELIEF = int(Purpose.BELIEF)


@step
def believed(alpha, beta, tried, caught, learning):
    """Believed risk of arrest: a community's own experience and that of all, weighed by ``own_weight``."""
    prior = learning.prior_weight * learning.prior_risk
    own = alpha / (alpha + beta)
    all_others = (prior + caught) / (learning.prior_weight + tried)
    return learning.own_weight * own + (1.0 - learning.own_weight) * all_others


@step
def sampled(risk, weight, seed, serial, day):
    """A belief drawn around its mean with the spread of a beta variate of that weight (normal, kept in [0, 1])."""
    w0, w1, _, _ = words(seed, serial, day, BELIEF, 0)
    return min(max(risk + math.sqrt(risk * (1.0 - risk) / (weight + 1.0)) * normal(w0, w1), 0.0), 1.0)
