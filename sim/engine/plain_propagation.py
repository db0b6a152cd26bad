"""Propagation in plain Python: whether, and after how many days, an alert of one state reaches another.

Two things keep an alert from a partner. Law, trust and systems permit only a share of alerts to pass, and an alert that
passes takes time. Both are decided by one random word that belongs to the alert and the partner for as long as the
alert is in force: there is no second draw on a later day, and every search by the partner has the same result.

    share      chance that an alert of this kind passes from its issuer to this partner
    mean_days  mean time on the way; the time itself is a gamma variate of shape 2, as of two steps one after another
               (to be released, to be taken in), each exponential
"""

import math

from sim.engine.chance import Purpose
from sim.engine.plain_chance import words
from sim.engine.propagation import GAMMA

FINE = 2**20  # the lower 20 bits of a word decide whether, the upper 12 bits when


def days_to_reach(seed: int, alert_serial: int, partner: int, share: float, mean_days: float) -> float:
    """Age in days at which an alert becomes known to a partner; infinite if it never does.

    The key has no date. Four partners share a block of four words, a word each. ``GAMMA`` holds the quantiles of a
    gamma variate of shape 2 and mean 1 in the middles of 4096 equal classes of chance.
    """
    word = words(seed, alert_serial, 0, Purpose.SHARE, 128 + partner // 4)[partner % 4]
    when, whether = divmod(word, FINE)
    if whether / FINE >= share:
        return math.inf
    return mean_days * float(GAMMA[when])
