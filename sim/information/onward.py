"""Onward transfer: alerts that reach a state through a partner, where the giver permits it."""

import numpy as np


def relayed(alert_visibility: np.ndarray, onward: np.ndarray) -> np.ndarray:
    """(kinds, givers, users) chance to know an alert, directly or through one partner that may pass it on.

    Elsewhere the state of origin keeps control: information is not transitive.
    """
    if not onward.any():
        return alert_visibility
    through = 1.0 - (1.0 - alert_visibility) * np.exp(
        -np.einsum("kil,il,klj->kij", alert_visibility, onward, alert_visibility)
    )
    np.einsum("kii->ki", through)[...] = 0.0
    return through


def relay_days(delay: np.ndarray, known: np.ndarray, onward: np.ndarray) -> np.ndarray:
    """(kinds, givers, users) mean delay: direct where the giver informs the user, else by the quickest partner."""
    if not onward.any():
        return delay
    first, second = np.where(known & (onward > 0.0), delay, np.inf), np.where(known, delay, np.inf)
    quickest = np.stack([(a[:, :, None] + b[None, :, :]).min(1) for a, b in zip(first, second, strict=True)])
    return np.where(known | np.isinf(quickest), delay, quickest)
