"""What a metric is: a named reading of the ledger whose kind fixes how it is summed over days and seeds."""

from collections.abc import Callable
from typing import Any, Literal, NamedTuple

import numpy as np

from sim.world import World

Kind = Literal["count", "stock", "ratio", "quantile"]
Better = Literal["up", "down", "none"]


Reading = np.ndarray | tuple[Any, ...]  # as ``Metric.read`` gives it


class Metric(NamedTuple):
    """A metric with all that a reader needs.

    ``read(world)`` gives, by kind: count and stock an array (days,); ratio a pair of arrays (numerator, denominator);
    quantile a histogram (days, bins), the quantile, and the unit in which bins are counted if it is not a minute.
    """

    name: str
    theme: str
    unit: str
    kind: Kind
    meaning: str
    source: str
    better: Better  # from the angle of the theme: fewer deaths, shorter waits; none where it is no merit
    read: Callable[[World], Reading]


CATALOGUE: dict[str, Metric] = {}


def metric(*, unit: str, kind: Kind, source: str = "", better: Better = "none") -> Callable[..., Any]:
    """Register a function of the world as a metric; its name, theme and first line of docstring come along."""

    def register(read: Callable[[World], Reading]) -> Callable[[World], Reading]:
        theme = read.__module__.rsplit(".", 1)[-1]
        meaning = (read.__doc__ or "").strip().splitlines()[0]
        CATALOGUE[read.__name__] = Metric(read.__name__, theme, unit, kind, meaning, source, better, read)
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
