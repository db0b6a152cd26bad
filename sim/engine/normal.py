"""The standard normal distribution in compiled code."""

import math
from statistics import NormalDist

import numpy as np

from sim.engine.rows import kernel


@kernel
def phi(x):
    """Standard normal distribution function."""
    return 0.5 * math.erfc(-x / math.sqrt(2.0))


def normal_quantile(chance: np.ndarray) -> np.ndarray:
    """Standard normal numbers at chances in (0, 1)."""
    return np.array([NormalDist().inv_cdf(one) for one in chance.tolist()])
