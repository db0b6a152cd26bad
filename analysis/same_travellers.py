"""Waits of travellers who are checked either way: a comparison that new controls elsewhere cannot dilute.

The mean wait of all who are checked falls when a scenario adds controls at quiet borders, though nobody waits less.
Here every border side keeps the weight that it has at the baseline: the travellers checked there over the days after
the burn-in. Only sides of members that check travellers in both runs of a pair count. For each pair of seeds, the
mean wait of a side's travellers in either run is averaged over sides with these weights.
"""

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.borders import yearly
from analysis.load import Point, Study

if TYPE_CHECKING:
    import pandas as pd

SIDE = ["border", "into", "from"]


class SameTravellers(NamedTuple):
    """By pair of seeds: what travellers wait on average who are checked either way, and how many they are."""

    before_min: np.ndarray  # at the baseline
    after_min: np.ndarray  # the same travellers in the scenario
    kept: np.ndarray  # share of the baseline's travellers who are checked either way
    added: np.ndarray  # travellers a year who are checked at sides where the baseline checks nobody, or fewer
    spared: np.ndarray  # travellers a year who are no longer checked


def same_travellers(study: Study, base: Point, point: Point) -> SameTravellers | None:
    """Waits with the baseline's weights; None where no seeds or no counts of travellers by border are shared."""
    if not point.shares_world(base):
        return None
    counts = [_by_side(study, one, column) for one in (base, point) for column in ("travellers", "wait_min")]
    seeds = counts[0].columns.intersection(counts[2].columns)
    if any(table.empty for table in counts) or not len(seeds):
        return None
    sides = counts[0].index.union(counts[2].index)
    n0, w0, n1, w1 = (table.reindex(sides).fillna(0.0)[seeds].to_numpy(float) for table in counts)
    both = (n0 > 0) & (n1 > 0)
    weight = np.where(both, n0, 0.0)
    total = weight.sum(0)
    before, after = (_mean(weight, minutes, n, both, total) for minutes, n in ((w0, n0), (w1, n1)))
    share = np.divide(total, n0.sum(0), out=np.full(len(seeds), np.nan), where=n0.sum(0) > 0)
    return SameTravellers(before, after, share, np.maximum(n1 - n0, 0.0).sum(0), np.maximum(n0 - n1, 0.0).sum(0))


def _mean(weight: np.ndarray, minutes: np.ndarray, n: np.ndarray, both: np.ndarray, total: np.ndarray) -> np.ndarray:
    """Mean wait by seed: of sides' mean waits, by ``weight``; NaN where nobody is checked either way."""
    wait = np.divide(minutes, n, out=np.zeros_like(minutes), where=both)
    return np.divide((weight * wait).sum(0), total, out=np.full(len(total), np.nan), where=total > 0)


def _by_side(study: Study, point: Point, column: str) -> "pd.DataFrame":
    """A count a year at the border sides of members: rows sides, columns seeds; empty where none was kept."""
    return yearly(study, point, "borders", SIDE, column, "where by_member", needs=("by_member", column))
