"""Intervals that stay where a quantity can be: a share between 0 and 1, a count not below 0.

The t and the bootstrap interval are symmetric, or nearly so, and know of no bounds: of few and scattered values they
may reach from 97 to 103 %, or below zero deaths. Such an interval is taken anew on the scale on which the quantity
has no bounds, the logarithm or the log odds, with the spread of the same values there (delta method).
"""

import math

import numpy as np

from analysis.statistics import LEVEL, SAME, Interval, half_width, interval_t

LOG, LOGIT, CUT = "t of logarithms", "t of log odds", "t, cut at the bound"
FREE = -math.inf, math.inf
ROUNDING = 1e-12  # by which a bound may be passed, as a share of the size of the interval


def within(known: Interval, least: float, most: float) -> bool:
    """Whether an interval lies between the bounds; one that is not known does."""
    slack = ROUNDING * max(abs(known.low), abs(known.high))
    return not (known.low < least - slack or known.high > most + slack)


def level_within(values: np.ndarray, least: float, most: float, level: float = LEVEL) -> Interval:
    """The t interval of a mean; on the scale without bounds where it would leave ``least`` to ``most``."""
    known = interval_t(values, level)
    return known if within(known, least, most) else rescaled(known, least, most)


def rescaled(known: Interval, least: float, most: float) -> Interval:
    """The interval of a mean, moved to the scale on which it has no bounds, and back."""
    if not least < known.mean < most or known.half == 0 or not (math.isfinite(least) or math.isfinite(most)):
        return _cut(known, least, most)
    slope = _slope(known.mean, least, most)
    ends = (_back(known.mean, sign * known.half * slope, least, most) for sign in (-1.0, 1.0))
    low, high = sorted(ends)
    return known._replace(low=low, high=high, method=LOGIT if math.isfinite(most - least) else LOG)


def gap_within(
    gap: Interval, paired: np.ndarray, at_base: np.ndarray, least: float, most: float, level: float = LEVEL
) -> Interval:
    """The interval of a mean difference; taken anew where it would put the mean beyond ``least`` or ``most``.

    The baseline's mean is held, and what varies is how far the pairs lie from it on the scale without bounds.
    """
    both = np.isfinite(paired) & np.isfinite(at_base)
    after, before = paired[both], at_base[both]
    if gap.n < 2 or not (math.isfinite(least) or math.isfinite(most)):
        return gap
    start = float(before.mean())
    if within(gap._replace(low=start + gap.low, high=start + gap.high), least, most):
        return gap
    end = float(after.mean())
    if np.ptp(before) <= SAME * abs(before).max():  # what is sure is held
        known = level_within(after, least, most, level)
        return gap._replace(low=known.low - start, high=known.high - start, method=known.method)
    if not (least < start < most and least < end < most):
        known = _cut(gap._replace(low=start + gap.low, high=start + gap.high), least, most)
        return gap._replace(low=known.low - start, high=known.high - start, method=known.method)
    apart = after * _slope(end, least, most) - before * _slope(start, least, most)
    half = half_width(float(apart.std(ddof=1)), gap.n, level)
    low, high = sorted(_back(end, sign * half, least, most) - start for sign in (-1.0, 1.0))
    return gap._replace(low=low, high=high, method=LOGIT if math.isfinite(most - least) else LOG)


def _slope(x: float, least: float, most: float) -> float:
    """By how much the scale without bounds rises with ``x`` there."""
    return (1.0 / (x - least) if math.isfinite(least) else 0.0) + (1.0 / (most - x) if math.isfinite(most) else 0.0)


def _back(x: float, step: float, least: float, most: float) -> float:
    """Where one comes by a step from ``x`` on the scale without bounds."""
    step = max(-700.0, min(700.0, step))  # beyond, an exponential is no number
    if not math.isfinite(most):
        return least + (x - least) * math.exp(step)
    if not math.isfinite(least):
        return most - (most - x) * math.exp(-step)
    odds = (x - least) / (most - x) * math.exp(step)
    return most - (most - least) / (1.0 + odds)


def _cut(known: Interval, least: float, most: float) -> Interval:
    """An interval whose ends are no further than the bounds: where the mean itself lies on one."""
    return known._replace(low=max(known.low, least), high=min(known.high, most), method=CUT)
