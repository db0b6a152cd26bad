"""The standard normal distribution in compiled code."""

import math

from sim.engine.rows import kernel


@kernel
def phi(x):
    """Standard normal distribution function."""
    return 0.5 * math.erfc(-x / math.sqrt(2.0))
