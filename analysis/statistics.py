"""Paired statistics over runs: intervals, tests, corrections. Runs are the sample; days and rows never are."""

import math
from collections.abc import Callable
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np

LEVEL = 0.90
SAME = 1e-12  # spread, as a share of the size of values, below which they are one value
BOOTSTRAP_FROM = 30  # pairs: below, BCa covered 71-81 % at n = 8 where 90 % was asked; the t interval holds
MOST_RESAMPLES, LEAST_RESAMPLES, WORK = 10_000, 2_000, 2_000_000  # WORK: values drawn, which sets how many resamples
KEY = 20240101  # of the resampling; fixed, so that a comparison repeated is the same


class Interval(NamedTuple):
    """A mean with its interval; NaN where the sample says nothing."""

    mean: float
    low: float
    high: float
    n: int
    method: str  # "t", "BCa", "" (fewer than two values), "exact" (all values are the same), those of bounds.py

    @property
    def half(self) -> float:
        """Half of its width."""
        return (self.high - self.low) / 2

    @property
    def excludes_zero(self) -> bool:
        """Whether zero lies outside; a mean without an interval excludes nothing."""
        return bool(excludes_zero(self))


def excludes_zero(row: Any) -> Any:
    """Whether the interval from ``row.low`` to ``row.high`` excludes zero; for a table, row by row."""
    return (row.low > 0) | (row.high < 0)


def interval(values: np.ndarray, level: float = LEVEL) -> Interval:
    """Interval of the mean of the finite values: t below 30, bias-corrected and accelerated bootstrap from there."""
    return intervals(np.asarray(values, float)[:, None], level)[0]


def interval_t(values: np.ndarray, level: float = LEVEL) -> Interval:
    """The t interval of the mean of the finite values, however many there are."""
    return intervals(np.asarray(values, float)[:, None], level, bootstrap_from=math.inf)[0]


def intervals(columns: np.ndarray, level: float = LEVEL, bootstrap_from: float = BOOTSTRAP_FROM) -> list[Interval]:
    """The interval of each column of (runs, metrics), empty runs left out; all in one go, as thousands may be asked."""
    kept = [column[np.isfinite(column)] for column in np.asarray(columns, float).T]
    found = [_simple(values, level, bootstrap_from) for values in kept]
    by_size: dict[int, list[int]] = {}
    for k, known in enumerate(found):
        if known is None:
            by_size.setdefault(len(kept[k]), []).append(k)
    for n, places in by_size.items():
        for k, (low, high) in zip(places, _bca(np.stack([kept[k] for k in places]), level), strict=True):
            found[k] = Interval(float(kept[k].mean()), low, high, n, "BCa")
    return [known for known in found if known is not None]


def _simple(values: np.ndarray, level: float, bootstrap_from: float) -> Interval | None:
    """The interval where it takes no resampling; None where it does."""
    n = len(values)
    mean = float(values.mean()) if n else np.nan
    if n < 2:
        return Interval(mean, np.nan, np.nan, n, "")
    if np.ptp(values) <= SAME * abs(values).max():
        return Interval(mean, mean, mean, n, "exact")
    if n >= bootstrap_from:
        return None
    half = half_width(float(values.std(ddof=1)), n, level)
    return Interval(mean, mean - half, mean + half, n, "t")


def half_width(spread: float, n: float, level: float) -> float:
    """Half of the t interval of the mean of ``n`` values."""
    from scipy.special import stdtrit

    return float(stdtrit(n - 1, 0.5 + level / 2)) * spread / np.sqrt(n)


def _bca(rows: np.ndarray, level: float) -> list[tuple[float, float]]:
    """Bounds of the mean of each row (Efron 1987); its jackknife acceleration is skewness / (6 sqrt n)."""
    from scipy.special import ndtr, ndtri

    centre, scale = rows.mean(1), rows.std(1)
    off = (rows - centre[:, None]) / scale[:, None]
    means = off.astype(np.float32) @ _weights(rows.shape[1])
    count = means.shape[1]
    below = (np.count_nonzero(means < 0, axis=1) + np.count_nonzero(means <= 0, axis=1)) / 2
    bias = ndtri(np.clip(below / count, 1 / count, 1 - 1 / count))[:, None]
    speed = ((off**3).sum(1) / (6.0 * (off**2).sum(1) ** 1.5))[:, None]
    z = bias + _wide(rows.shape[1], level) * np.array([-1.0, 1.0])
    places = ndtr(bias + z / (1.0 - speed * z))
    bounds = np.array([np.quantile(row, q) for row, q in zip(means, places, strict=True)])
    return [tuple(pair) for pair in (centre[:, None] + scale[:, None] * bounds).tolist()]


def _wide(n: int, level: float) -> float:
    """The normal quantile to ask for: resampling knows too little spread by sqrt(1 - 1/n) (Hesterberg 2015, 4.1)."""
    from scipy.special import stdtrit

    return float(stdtrit(n - 1, 0.5 + level / 2)) * np.sqrt(n / (n - 1))


@lru_cache(maxsize=1)
def _weights(n: int) -> np.ndarray:
    """(n, resamples): how often each value is drawn in each, as shares; kept for the next metrics of as many runs."""
    resamples = min(MOST_RESAMPLES, max(LEAST_RESAMPLES, WORK // n))
    drawn = np.random.Generator(np.random.Philox(KEY)).integers(0, n, (resamples, n), dtype=np.int32)
    drawn += np.arange(resamples, dtype=np.int32)[:, None] * n
    counts = np.bincount(drawn.ravel(), minlength=resamples * n)
    return (counts / n).astype(np.float32).reshape(resamples, n).T.copy()


def resampled(
    statistic: Callable[[np.ndarray], Any], n: int, resamples: int, key: int, level: float = LEVEL
) -> tuple[np.ndarray, np.ndarray]:
    """Percentile bounds of whatever is no mean: of ``statistic``, which is given the rows drawn out of ``n``."""
    drawn = np.random.Generator(np.random.Philox(key)).integers(0, n, (resamples, n))
    low, high = np.nanquantile([statistic(rows) for rows in drawn], (0.5 - level / 2, 0.5 + level / 2), axis=0)
    return low, high


def p_paired(differences: np.ndarray) -> float:
    """Two-sided p of the paired t test that the mean difference is zero; NaN below two pairs, 1 when all are zero."""
    from scipy.special import stdtr

    kept = differences[np.isfinite(differences)]
    n = len(kept)
    if n < 2:
        return np.nan
    spread = kept.std(ddof=1)
    if spread <= SAME * abs(kept).max():
        return 1.0 if np.all(kept == 0) else 0.0
    return float(2.0 * stdtr(n - 1, -abs(kept.mean()) / (spread / np.sqrt(n))))


def holm(p: np.ndarray) -> np.ndarray:
    """Step-down adjusted p (Holm 1979) over all tests that could be made; NaN stays NaN."""
    p = np.asarray(p, float)
    adjusted = np.full(len(p), np.nan)
    rows = np.flatnonzero(np.isfinite(p))
    order = rows[np.argsort(p[rows], kind="stable")]
    steps = p[order] * np.arange(len(order), 0, -1)
    adjusted[order] = np.minimum(np.maximum.accumulate(steps), 1.0)
    return adjusted


def probability_higher(differences: np.ndarray) -> float:
    """Share of seeds in which the difference is above zero, ties counted half; NaN without pairs."""
    kept = differences[np.isfinite(differences)]
    return float(((kept > 0) + 0.5 * (kept == 0)).mean()) if len(kept) else np.nan


def variance_reduction(a: np.ndarray, b: np.ndarray) -> float:
    """Share of the variance of a difference of means that pairing took away: 1 - var(a - b) / (var a + var b)."""
    both = np.isfinite(a) & np.isfinite(b)
    if both.sum() < 2:
        return np.nan
    apart = a[both].var(ddof=1) + b[both].var(ddof=1)
    return float(1.0 - (a[both] - b[both]).var(ddof=1) / apart) if apart > 0 else np.nan


def skewness(values: np.ndarray) -> float:
    """Third moment over the cube of the spread; NaN below three values or where all are the same."""
    kept = values[np.isfinite(values)]
    if len(kept) < 3 or np.ptp(kept) <= SAME * abs(kept).max():
        return np.nan
    off = kept - kept.mean()
    return float((off**3).mean() / (off**2).mean() ** 1.5)


def more_pairs(spread: float, pairs: float, half: float, level: float = LEVEL) -> float:
    """How many more seeds bring half of the t interval down to ``half``, at the spread of the ``pairs`` so far."""
    if not (pairs >= 2 and half > 0 and np.isfinite(spread)):
        return np.nan
    low, high = int(pairs), int(pairs)
    while half_width(spread, high, level) > half:
        low, high = high, 2 * high
    while high - low > 1:  # the width falls as n grows
        middle = (low + high) // 2
        low, high = (middle, high) if half_width(spread, middle, level) > half else (low, middle)
    return float(high - pairs)
