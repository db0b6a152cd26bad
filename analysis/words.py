"""Numbers as a reader wants them."""

import math
from typing import Any


def said(row: Any) -> str:
    """A difference in words: ``-24.1 % ± 0.7``, or a plain number in the metric's unit where the baseline is zero."""
    if row.percent != row.percent:
        value, half, unit = row.difference, (row.high - row.low) / 2, ""
    else:
        value, half, unit = row.percent, (row.percent_high - row.percent_low) / 2, " %"
    if half != half:
        return f"{value:+.3g}{unit} ({row.note})"
    if unit and max(abs(value), half) < 0.005:
        return "≈ 0 %"
    digits = min(2, max(0, 1 - math.floor(math.log10(half)))) if half > 0 else 2
    return f"{value:+,.{digits}f}{unit} ± {half:,.{digits}f}"


def briefly(row: Any) -> str:
    """A difference in a few signs: ``-24.1 %``; only its direction where the baseline is zero."""
    if row.percent != row.percent:
        return "more" if row.difference > 0 else "less"
    if abs(row.percent) < 0.005:
        return "≈ 0 %"
    return f"{row.percent:+,.{2 if abs(row.percent) < 1 else 1}f} %"


def figure(value: float) -> str:
    """A number as a reader wants it: three digits that matter, thousands apart."""
    if value != value:
        return "-"
    for size, letter in ((1e9, " bn"), (1e6, " M")):
        if abs(value) >= size:
            return f"{value / size:,.2f}{letter}"
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"


def measured(row: Any) -> str:
    """A measure and half the width of its interval, where there is one."""
    half = (row.high - row.low) / 2
    if half != half:
        return figure(row.mean)
    digits = min(4, max(0, 1 - math.floor(math.log10(half)))) if half > 0 else 2
    return f"{row.mean:,.{digits}f} ± {half:,.{digits}f}"
