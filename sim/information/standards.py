"""Standards of data and procedures: drift without agreement, imitation in a club, a target and a pace by treaty."""

import numpy as np


def standardise(
    now: np.ndarray, target: np.ndarray, pace: np.ndarray, rest: float, drift: float, years: float
) -> np.ndarray:
    """Standards after ``years``: towards an agreed target at its pace, where any is agreed, else drifting to rest.

    Arrays by state; target 0 where nothing is agreed. A voluntary club's pace is the share that already follows, so
    that ``ds/dt = q s (target - s)``: imitation as in Bass 1969.
    """
    agreed = target > 0.0
    goal, speed = np.where(agreed, np.maximum(target, rest), rest), np.where(agreed, pace, drift)
    return now + (goal - now) * (1.0 - np.exp(-speed * years))
