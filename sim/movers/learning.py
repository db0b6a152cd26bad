"""Beliefs of communities about the risk of arrest at each place: beta-Bernoulli with forgetting."""

import math

from sim.engine.rows import kernel, part

NEWS = 10.0  # persons stopped at a border whose fates are worth as much as what was believed: assumption


@part
def learn_of_returns(sides, share):
    """Update what movers believe about being sent back by the fates of those who were stopped since the last update."""
    for f in range(sides.border.shape[0]):
        if sides.stopped[f] > 0:
            news = share * sides.stopped[f] / (NEWS + sides.stopped[f])
            sides.sent_back[f] += news * (sides.returned[f] / sides.stopped[f] - sides.sent_back[f])
        sides.stopped[f] = 0
        sides.returned[f] = 0


@kernel
def learn(alternatives, sites, stretches, sides, learning, days):
    """Update beliefs by the attempts and failures since the last update, and forget towards the prior.

    Forgetting leads back to the weight of the prior, not to 0, so that places that nobody uses keep a belief.

    Reads    alternatives.tried, caught; sites.tried, caught; sides.stopped, returned
    Writes   alternatives.alpha, beta; alternatives.tried, caught (emptied); stretches.tried, caught; sides.sent_back;
             sides.stopped, returned (emptied)
    Returns  attempts since the last update
    """
    forget = math.exp(-days / learning.memory_days)
    learn_of_returns(sides, 1.0 - forget)
    a0 = learning.prior_weight * learning.prior_risk
    b0 = learning.prior_weight - a0
    taken = 0
    for s in range(stretches.side.shape[0]):
        stretches.tried[s] *= forget
        stretches.caught[s] *= forget
    for c in range(alternatives.choice_set.shape[0]):
        tried, caught, s = alternatives.tried[c], alternatives.caught[c], alternatives.stretch[c]
        alternatives.alpha[c] = a0 + forget * (alternatives.alpha[c] - a0) + caught
        alternatives.beta[c] = b0 + forget * (alternatives.beta[c] - b0) + tried - caught
        if s >= 0:
            stretches.tried[s] += tried
            stretches.caught[s] += caught
        alternatives.tried[c] = 0
        alternatives.caught[c] = 0
        taken += tried
    for k in range(sites.network.shape[0]):  # networks empty the counts of their sites
        stretches.tried[sites.stretch[k]] += sites.tried[k]
        stretches.caught[sites.stretch[k]] += sites.caught[k]
        taken += sites.tried[k]
    return taken
