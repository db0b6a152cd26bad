"""Metrics by theme, and their readings: a row a day, and one number a run."""

import sys
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

from sim.engine.open_set import files
from sim.ledger.metrics.metric import CATALOGUE, Metric, quantile
from sim.world import World

if TYPE_CHECKING:
    import pandas as pd


@cache
def catalogue() -> tuple[Metric, ...]:
    """All metrics, in the order of themes and files; a metric exists because its file exists."""
    files(sys.modules[__name__])
    return tuple(CATALOGUE.values())


def share(numerator: np.ndarray, denominator: np.ndarray) -> np.ndarray:
    """A ratio, NaN when empty."""
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(denominator > 0, numerator / np.where(denominator > 0, denominator, 1), np.nan)


def unit_of(read: Any) -> float:
    """Of a pooled histogram's bins."""
    return read[2] if len(read) > 2 else 1.0


def daily(metric: Metric, world: World) -> np.ndarray:
    """A metric's value on each day lived; NaN where it is empty."""
    read, n = metric.read(world), world.day
    if metric.kind == "ratio":
        return metric.times * share(*(np.asarray(part[:n], float) for part in read))
    if metric.kind == "quantile":
        return quantile(read[0][:n], read[1]) * unit_of(read)
    return np.asarray(read[:n], float)


def daily_frame(world: World) -> "pd.DataFrame":
    """All metrics by day: index the date, one column a metric."""
    import pandas as pd

    dates = pd.DatetimeIndex([world.start + timedelta(days=d) for d in range(world.day)], name="date")
    return pd.DataFrame({m.name: daily(m, world) for m in catalogue()}, index=dates)


def summary(metric: Metric, world: World) -> float | None:
    """A metric over the days after the burn-in: sums of counts, means of stocks, ratios of sums, pooled quantiles."""
    read, days = metric.read(world), slice(world.burn_in_days, world.day)
    if metric.kind == "ratio":
        numerator, denominator = (float(np.sum(part[days])) for part in read)
        return metric.times * numerator / denominator if denominator > 0 else None
    if metric.kind == "quantile":
        value = float(quantile(read[0][days].sum(0), read[1])) * unit_of(read)
        return None if np.isnan(value) else value
    values = np.asarray(read[days], float)
    if not values.size:
        return None
    return float(values.sum() if metric.kind == "count" else values.mean())


def below_the_line(metric: Metric, world: World) -> float:
    """What a ratio or a quantile over the horizon is taken of: its denominator, or the number of pooled values."""
    read, days = metric.read(world), slice(world.burn_in_days, world.day)
    return float(np.sum((read[1] if metric.kind == "ratio" else read[0])[days]))


def summarise(world: World) -> dict[str, float | None]:
    """Every metric over the horizon; stocks also at its end, as ``NAME_end``; of ratios and quantiles also that of
    which they are taken, as ``NAME_below``.
    """
    out: dict[str, float | None] = {}
    for m in catalogue():
        out[m.name] = summary(m, world)
        if m.kind == "stock" and world.day:
            out[f"{m.name}_end"] = float(m.read(world)[world.day - 1])
        if m.kind in ("ratio", "quantile"):
            out[f"{m.name}_below"] = below_the_line(m, world)
    return out
