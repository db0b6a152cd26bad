"""Propagation: whether, and after how many days, a record reaches a partner; one random word decides both."""

import math

import numpy as np

from sim.engine.chance import Purpose, words
from sim.engine.rows import step
from sim.engine.table import NEVER

SHARE = int(Purpose.SHARE)
# Quantiles of a gamma variate of shape 2 and mean 1, by twelve random bits.
GAMMA = np.zeros(4096)


@step
def gamma_quantile(p):
    """Quantile of a gamma variate of shape 2 and mean 1: the root of ``1 - (1 + 2x) exp(-2x) = p``, by bisection."""
    low, high = 0.0, 40.0
    for _ in range(60):
        middle = 0.5 * (low + high)
        low, high = (middle, high) if 1.0 - (1.0 + 2.0 * middle) * math.exp(-2.0 * middle) < p else (low, middle)
    return 0.5 * (low + high)


GAMMA[:] = [gamma_quantile((k + 0.5) / 4096) for k in range(4096)]


@step
def age_passed(word, alert_visibility, delay):
    """Days after which an alert has reached a partner, NEVER if it does not pass.

    The lower 20 bits of ``word`` decide whether it passes, the upper 12 bits when.
    """
    if np.float64(word & np.uint32(0xFFFFF)) >= alert_visibility * 1048576.0:
        return np.float64(NEVER)
    return delay * GAMMA[word >> np.uint32(20)]


@step
def partner_block(partner):
    """Index of the block of random words that a partner shares with three others."""
    return np.int64(128 + (partner >> 2))


@step
def word_for(seed, serial, partner):
    """The random word of an alert and a partner; four partners share a block."""
    w0, w1, w2, w3 = words(seed, serial, 0, SHARE, partner_block(partner))
    k = partner & 3
    return w0 if k == 0 else w1 if k == 1 else w2 if k == 2 else w3


@step
def knows(word, permitted, delay, age):
    """Whether a partner knows an alert of that age: 20 bits against the share, 12 bits against the delay."""
    passes = np.float64(word & np.uint32(0xFFFFF)) < permitted
    return passes & (age >= delay * GAMMA[np.uint64(word >> np.uint32(20))])
