"""Whether something comes in time."""

import numpy as np


def in_time(mean_days: np.ndarray, limit_days: float) -> np.ndarray:
    """Chance that what takes ``mean_days`` in the mean comes before a limit: a gamma of shape 2."""
    x = 2.0 * limit_days / np.maximum(mean_days, 1e-9)
    return np.asarray(1.0 - (1.0 + x) * np.exp(-x))
