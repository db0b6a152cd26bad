"""Trust read from remembered conduct: beta reputation (Josang & Ismail 2002)."""

from typing import Any

import numpy as np


def trust_in(dyads: Any, domain: int) -> np.ndarray:
    """How far the row's state trusts the column's, in [0, 1]; one half without any memory."""
    good, bad = dyads.good[domain], dyads.bad[domain]
    return (good + 1.0) / (good + bad + 2.0)


def read_trust(dyads: Any, domain: int, referral: float) -> np.ndarray:
    """Trust as read: one's own, and a little of what trusted third parties think; never written back."""
    own = trust_in(dyads, domain)
    heard = own @ own / own.sum(1, keepdims=True)
    return (1.0 - referral) * own + referral * heard
