"""Standards of data and procedures: drift without agreement, imitation in a club, a target and a pace by treaty."""

import numpy as np


def standardise(now: np.ndarray, target: np.ndarray, pace: np.ndarray, rest: float, drift: float, years: float):
    """Standards after ``years``: towards an agreed target at its pace, where any is agreed, else drifting to rest.

    Arrays by state; target 0 where nothing is agreed. A voluntary club's pace is the share that already follows, so
    that ``ds/dt = q s (target - s)``: imitation as in Bass 1969.
    """
    agreed = target > 0.0
    goal, speed = np.where(agreed, np.maximum(target, rest), rest), np.where(agreed, pace, drift)
    return now + (goal - now) * (1.0 - np.exp(-speed * years))


def bass(share: float, p: float, q: float, years: float) -> float:
    """Share of adopters after ``years`` from ``share``: dF/dt = (p + q F)(1 - F), in closed form (Bass 1969)."""
    odds = (1.0 - share) / (p + q * share)
    decay = np.exp(-(p + q) * years)
    return float((1.0 - p * odds * decay) / (1.0 + q * odds * decay))
