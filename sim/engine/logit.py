"""Random utility: logit choice over alternatives of different size."""

import math

from sim.engine.rows import step


@step
def logsum_choice(utility, size, scale, choice, first, n):
    """Cumulate ``size * exp(utility / scale)`` into ``choice`` and give the logsum, both free of how fine the cut is.

    ``size`` sums to one, so that cutting a place in two attracts nobody (size weights: Ben-Akiva & Lerman 1985).
    """
    best = -1e300
    for c in range(first, first + n):
        best = max(best, utility[c])
    total = 0.0
    for c in range(first, first + n):
        total += size[c] * math.exp((utility[c] - best) / scale)
        choice[c] = total
    for c in range(first, first + n):
        choice[c] /= total
    return best + scale * math.log(total)
