"""Rows of a comparison as a reader wants them: a difference, or a measure, with half the width of its interval."""

from typing import Any

from analysis.numbers import number, percent, plus_minus

NO_CHANGE = 0.005  # per cent, below which a difference is told as none


def said(row: Any) -> str:
    """A difference in words: ``−24.1 % ± 0.7``, or a plain number in the metric's unit where the baseline is zero."""
    if row.percent != row.percent:
        value, half, unit = row.difference, (row.high - row.low) / 2, ""
    else:
        value, half, unit = row.percent, (row.percent_high - row.percent_low) / 2, " %"
    if half != half:
        return f"{number(value, signed=True)}{unit} ({row.note})"
    if unit and max(abs(value), half) < NO_CHANGE:
        return "≈ 0 %"
    return plus_minus(value, half, unit, signed=True, most=2)


def briefly(row: Any) -> str:
    """A difference in a few signs: ``−24.1 %``; only its direction where the baseline is zero."""
    if row.percent != row.percent:
        return "more" if row.difference > 0 else "less"
    return "≈ 0 %" if abs(row.percent) < NO_CHANGE else percent(row.percent, 3, signed=True)


def measured(row: Any) -> str:
    """A measure and half the width of its interval, where there is one."""
    return plus_minus(row.mean, (row.high - row.low) / 2)
