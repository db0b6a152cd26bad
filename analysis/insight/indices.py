"""How much each setting matters. Which runs belong together is read from the points themselves: two that differ in one
setting only show that setting's effect, two that share one setting only show what it does alone."""

from collections.abc import Callable
from itertools import combinations
from typing import NamedTuple

import numpy as np

from analysis.statistics import resampled

RESAMPLES = 200
KEY = 20240102
FEWEST_PAIRS = 8


class Index(NamedTuple):
    """One setting's weight on one metric, with its 90 % interval, and a second figure beside it."""

    value: float
    low: float
    high: float
    beside: float


def differing_in_one(x: np.ndarray, k: int) -> np.ndarray:
    """Pairs (pairs, 2) of neighbouring points along setting ``k`` that agree in all other settings."""
    others = np.delete(x, k, axis=1)
    return _pairs(others, lambda rows: list(zip(rows[:-1], rows[1:], strict=True)), x[:, k])


def sharing_one(x: np.ndarray, k: int) -> np.ndarray:
    """Pairs (pairs, 2) of points that agree in setting ``k`` and differ in every other."""
    found = _pairs(x[:, k : k + 1], lambda rows: list(combinations(rows, 2)), x[:, k])
    others = np.delete(x, k, axis=1)
    return found[(others[found[:, 0]] != others[found[:, 1]]).all(axis=1)] if len(found) else found


def _pairs(keys: np.ndarray, paired: Callable, order: np.ndarray) -> np.ndarray:
    """Pairs within groups of equal keys, each group in the order given."""
    groups: dict[bytes, list[int]] = {}
    for row in np.argsort(order, kind="stable").tolist():
        groups.setdefault(keys[row].tobytes(), []).append(row)
    found = [pair for rows in groups.values() if len(rows) > 1 for pair in paired(rows)]
    return np.array(found, int).reshape(-1, 2)


def morris(x: np.ndarray, y: np.ndarray) -> list[Index]:
    """Mean absolute elementary effect over the whole range (Morris 1991, Campolongo 2007); beside it their spread."""
    found = []
    for k in range(x.shape[1]):
        a, b = differing_in_one(x, k).T
        step = x[b, k] - x[a, k]
        kept = step != 0
        effects = ((y[b] - y[a])[kept]) / step[kept]
        found.append(_told(np.abs(effects), float(effects.std(ddof=1)) if len(effects) > 1 else np.nan))
    return found


def sobol(x: np.ndarray, y: np.ndarray) -> list[Index]:
    """Total share of the variance (Jansen 1999), interactions included; beside it the first-order share alone."""
    variance, centre, found = y.var(ddof=1), y.mean(), []
    for k in range(x.shape[1]):
        a, b = differing_in_one(x, k).T
        c, d = sharing_one(x, k).T
        alone = float(((y[c] - centre) * (y[d] - centre)).mean() / variance) if len(c) >= FEWEST_PAIRS else np.nan
        found.append(_told((y[a] - y[b]) ** 2 / (2 * variance), alone))
    return found


def rank(x: np.ndarray, y: np.ndarray) -> list[Index]:
    """Partial rank correlation (Saltelli & Marivoet 1990); beside it the standardised regression coefficient."""
    low, high = resampled(lambda rows: _partial(x[rows], y[rows]), len(y), RESAMPLES, KEY)
    partial, beside = _partial(x, y), regression(x, y)[0]
    return [Index(float(partial[k]), float(low[k]), float(high[k]), float(beside[k])) for k in range(x.shape[1])]


def regression(x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, float]:
    """Standardised coefficients of a linear fit, and the share of the variance that it explains."""
    u, v = (x - x.mean(0)) / x.std(0), (y - y.mean()) / y.std()
    fitted, *_ = np.linalg.lstsq(u, v, rcond=None)
    return fitted, float(1 - ((v - u @ fitted) ** 2).mean())


def _partial(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Correlation of each setting with the outcome, by ranks, after both are freed of all other settings."""
    from scipy.stats import rankdata

    u, v = rankdata(x, axis=0), rankdata(y)
    found = []
    for k in range(x.shape[1]):
        others = np.column_stack([np.ones(len(v)), np.delete(u, k, axis=1)])
        both = np.column_stack([u[:, k], v])
        left = both - others @ np.linalg.lstsq(others, both, rcond=None)[0]
        size = np.sqrt((left**2).sum(0))
        still = (size <= 1e-9 * len(v)).any()  # one of them is the others' doing alone
        found.append(0.0 if still else float(left[:, 0] @ left[:, 1] / size.prod()))
    return np.array(found)


def _told(parts: np.ndarray, beside: float) -> Index:
    """The mean of parts with its bootstrap interval; NaN where they are too few."""
    if len(parts) < FEWEST_PAIRS:
        return Index(np.nan, np.nan, np.nan, beside)
    low, high = resampled(lambda rows: parts[rows].mean(), len(parts), RESAMPLES, KEY)
    return Index(float(parts.mean()), float(low), float(high), beside)
