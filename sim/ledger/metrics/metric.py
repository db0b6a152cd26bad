"""What a metric is: a named reading of the ledger whose kind fixes how it is summed over days and seeds."""

import math
from collections.abc import Callable
from typing import Any, Literal, NamedTuple

import numpy as np

from sim.world import World

Kind = Literal["count", "stock", "ratio", "quantile"]
Better = Literal["up", "down", "none"]


Reading = np.ndarray | tuple[Any, ...]  # as ``Metric.read`` gives it


NOTHING_TO_ONE = 0.0, 1.0
FROM_NOTHING = 0.0, math.inf
ANY_SIGN = -math.inf, math.inf


class Metric(NamedTuple):
    """A metric with all that a reader needs.

    ``read(world)`` gives, by kind: count and stock an array (days,); ratio a pair of arrays (numerator, denominator);
    quantile a histogram (days, bins), the quantile, and the unit in which bins are counted if it is not a minute.

    A ratio names what stands above and below its line, a quantile whose values are pooled: two scenarios may differ in
    either.
    """

    name: str
    theme: str
    unit: str
    kind: Kind
    meaning: str
    source: str
    better: Better  # from the angle of the theme: fewer deaths, shorter waits; none where it is no merit
    read: Callable[[World], Reading]
    above: str = ""  # the line: what a ratio counts; empty for a quantile
    below: str = ""  # the line: what a ratio counts it against; whose values a quantile pools
    times: float = 1.0  # a ratio's factor: per 1,000, per million
    bounds: tuple[float, float] = FROM_NOTHING  # between which every value lies


CATALOGUE: dict[str, Metric] = {}


def metric(
    *, unit: str, kind: Kind, source: str = "", better: Better = "none", above: str = "", below: str = "",
    times: float = 1.0, bounds: tuple[float, float] | None = None,
) -> Callable[..., Any]:  # fmt: skip
    """Register a function of the world as a metric; its name, theme and first paragraph of docstring come along.

    Shares lie between 0 and 1, other metrics are not negative, unless ``bounds`` says otherwise. Raises ``ValueError``
    for a ratio that does not name its parts, or a quantile that does not say whose values it pools.
    """

    def register(read: Callable[[World], Reading]) -> Callable[[World], Reading]:
        if kind == "ratio" and not (above and below) or kind == "quantile" and not below:
            raise ValueError(f"metric {read.__name__}: a {kind} names its parts: above and below the line")
        theme = read.__module__.rsplit(".", 1)[-1]
        meaning = " ".join((read.__doc__ or "").split("\n\n", 1)[0].split())
        within = bounds or (NOTHING_TO_ONE if unit == "share" else FROM_NOTHING)
        CATALOGUE[read.__name__] = Metric(
            read.__name__, theme, unit, kind, meaning, source, better, read, above, below, times, within
        )
        return read

    return register


def bin_minutes(k: np.ndarray | float) -> np.ndarray:
    """Wait in minutes at the edge ``k`` of the pooled histogram."""
    return (np.asarray(k) / 4.0) ** 2


def quantile(histogram: np.ndarray, q: float) -> np.ndarray:
    """Quantile of pooled waits in minutes, linear within a bin; NaN where nobody waited. ``histogram``: (..., bins)."""
    total = histogram.sum(-1)
    cumulated = np.cumsum(histogram, -1)
    wanted = q * total
    k = np.minimum((cumulated < wanted[..., None]).sum(-1), histogram.shape[-1] - 1)
    here = np.take_along_axis(histogram, k[..., None], -1)[..., 0]
    below = np.take_along_axis(cumulated, k[..., None], -1)[..., 0] - here
    low, high = bin_minutes(k), bin_minutes(k + 1)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(total > 0, low + (high - low) * (wanted - below) / np.maximum(here, 1e-12), np.nan)
