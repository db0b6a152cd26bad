"""Random utility: logit choice over alternatives of different size."""

import math

from sim.engine.rows import step


@step
def logsum_choice(utility, size, scale, choice, first, n):
    """Write the cumulated shares of ``size * exp(utility / scale)`` into ``choice``, and return the logsum.

    ``size`` sums to one, so that shares do not change when a place is cut in two (Ben-Akiva & Lerman 1985).
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
