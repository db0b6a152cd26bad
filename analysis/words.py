"""Rows of a comparison as a reader wants them: a level, a difference or a measure, or why there is none.

A difference that was measured as zero is no change. One that could not be measured is not measured, and says why.
"""

from typing import Any

from analysis.measures import CHANGES
from analysis.numbers import NOT_MEASURED, number, percent, plus_minus, span

NO_CHANGE = 0.005  # per cent, below which a difference is told as about none
SAME = "no change"  # in any seed
UNEVEN = 0.1  # of the width: by how much the sides of an interval may differ to be told as ±


def even(mean: float, low: float, high: float) -> bool:
    """Whether an interval reaches about as far to both sides; one that is not known does."""
    return not abs((high - mean) - (mean - low)) > UNEVEN * (high - low)


def levelled(row: Any) -> str:
    """A mean with its interval: ``0.61 ± 0.02``, or ``0.98 (0.91 to 0.996)`` where it reaches further to one side."""
    if row.mean != row.mean:
        return NOT_MEASURED
    if even(row.mean, row.low, row.high):
        return plus_minus(row.mean, (row.high - row.low) / 2)
    return f"{number(row.mean)} ({span(row.low, row.high)})"


def unmeasured(row: Any) -> str:
    """Why a row holds no difference, or nothing where it holds one."""
    if row is None:
        return "the study does not hold it"
    if row.pairs == row.pairs and row.pairs and row.difference == row.difference:
        return ""
    return str(row.note) if isinstance(row.note, str) and row.note else "empty in all runs"


def unchanged(row: Any) -> bool:
    """Whether a difference was measured, and is zero in every pair of seeds."""
    return bool(row.difference == 0 and row.low == row.high == 0)


def said(row: Any) -> str:
    """A difference in words: ``−24.1 % ± 0.7``, or a plain number in the metric's unit where the baseline is zero."""
    if unmeasured(row):
        return f"{NOT_MEASURED} ({unmeasured(row)})"
    if unchanged(row):
        return SAME
    if row.percent != row.percent:
        value, low, high, unit = row.difference, row.low, row.high, ""
    else:
        value, low, high, unit = row.percent, row.percent_low, row.percent_high, " %"
    if low != low:
        return f"{number(value, signed=True)}{unit} ({row.note})"
    if unit and max(abs(low), abs(high)) < NO_CHANGE:
        return "≈ 0 %"
    if even(value, low, high):
        return plus_minus(value, (high - low) / 2, unit, signed=True, most=2)
    ends = f"{number(low, 2, signed=True)} to {number(high, 2, signed=True)}"
    return f"{number(value, signed=True)}{unit} ({ends})"


def briefly(row: Any) -> str:
    """A difference in a few signs: ``−24.1 %``; only its direction where the baseline is zero."""
    if unmeasured(row):
        return NOT_MEASURED
    if unchanged(row):
        return SAME
    if row.percent != row.percent:
        return "more" if row.difference > 0 else "less"
    return "≈ 0 %" if abs(row.percent) < NO_CHANGE else percent(row.percent, 3, signed=True)


def measured(row: Any) -> str:
    """A measure with its interval, where there is one."""
    if row.measure in CHANGES and row.low == row.high == row.mean == 0:
        return SAME
    return levelled(row)
