"""Trust read from remembered conduct: beta reputation (Josang & Ismail 2002)."""

from typing import Any

import numpy as np


def trust_in(dyads: Any, domain: int) -> np.ndarray:
    """Trust of the state of the row in the state of the column, in [0, 1]; one half without any memory."""
    good, bad = dyads.good[domain], dyads.bad[domain]
    return (good + 1.0) / (good + bad + 2.0)


def read_trust(dyads: Any, domain: int, referral: float) -> np.ndarray:
    """Trust by a state's own memory and, with weight ``referral``, by that of third parties whom it trusts."""
    own = trust_in(dyads, domain)
    heard = own @ own / own.sum(1, keepdims=True)
    return (1.0 - referral) * own + referral * heard
