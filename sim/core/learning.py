"""What communities come to believe about the risk of each place: beta-Bernoulli with forgetting."""

import math

from sim.core.rows import kernel


@kernel
def learn(cells, sites, stretches, learning, days):
    """Take in the attempts and arrests since the last update, and forget towards the prior.

    Forgetting goes back to the prior's weight, not to nothing, so that unused places keep a belief.

    Reads    cells.tried, caught; sites.tried, caught
    Writes   cells.alpha, beta; cells.tried, caught (emptied); stretches.tried, caught
    Returns  attempts taken in
    """
    forget = math.exp(-days / learning.memory_days)
    a0 = learning.prior_weight * learning.prior_risk
    b0 = learning.prior_weight - a0
    taken = 0
    for s in range(stretches.front.shape[0]):
        stretches.tried[s] *= forget
        stretches.caught[s] *= forget
    for c in range(cells.way.shape[0]):
        tried, caught, s = cells.tried[c], cells.caught[c], cells.stretch[c]
        cells.alpha[c] = a0 + forget * (cells.alpha[c] - a0) + caught
        cells.beta[c] = b0 + forget * (cells.beta[c] - b0) + tried - caught
        if s >= 0:
            stretches.tried[s] += tried
            stretches.caught[s] += caught
        cells.tried[c] = 0
        cells.caught[c] = 0
        taken += tried
    for k in range(sites.network.shape[0]):  # sites are emptied by their networks
        stretches.tried[sites.stretch[k]] += sites.tried[k]
        stretches.caught[sites.stretch[k]] += sites.caught[k]
        taken += sites.tried[k]
    return taken
