"""Displacement: who of each stream of persons tries first at another border than at the baseline, or not at all.

The counts by stream and border are known for both points, so what a stream loses here and gains there is tied to it.
Who exactly went where is not: within a stream, losses are shared over gains in proportion. Pairing persons by serial
would tell no more, as which of two equal persons changes follows from the order in which chance lists the routes.
"""

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.borders import yearly
from analysis.load import Point, Study

if TYPE_CHECKING:
    import pandas as pd

NOWHERE = -1  # in place of a border: no first attempt


class Displacement(NamedTuple):
    """First attempts a year that change their border, means over the seeds that two points share."""

    borders: "list[tuple[str, str]]"  # from, into
    moved: np.ndarray  # (borders + 1, borders + 1) from row to column; the last are those who do not try

    @property
    def lost(self) -> float:
        """Taken from borders."""
        return float(self.moved[:NOWHERE].sum())

    @property
    def displaced(self) -> float:
        """Of these, those that turn up at other borders."""
        return float(self.moved[:NOWHERE, :NOWHERE].sum())

    @property
    def new(self) -> float:
        """At borders, of persons who would not have tried."""
        return float(self.moved[NOWHERE].sum())


def displaced(study: Study, base: Point, point: Point) -> Displacement | None:
    """The flows between borders from ``base`` to ``point``; None where no seeds or no tables are shared."""
    before, after = (_by_stream(study, p) for p in (base, point))
    seeds = before.columns.intersection(after.columns)
    if before.empty or after.empty or not len(seeds):
        return None
    rows = before.index.union(after.index)
    before, after = (table.reindex(rows).fillna(0.0)[seeds].mean(axis=1) for table in (before, after))
    change = (after - before).rename("change").reset_index()
    borders = sorted(set(zip(change["from"], change["into"], strict=True)))
    place = {border: k for k, border in enumerate(borders)}
    moved = np.zeros((len(borders) + 1, len(borders) + 1))
    for _, stream in change.groupby(["origin", "destination"]):
        at = np.zeros(len(borders) + 1)
        np.add.at(at, [place[b] for b in zip(stream["from"], stream["into"], strict=True)], stream["change"])
        at[NOWHERE] = -at.sum()  # as many set out in both
        moved += shared(np.maximum(-at, 0.0), np.maximum(at, 0.0))
    return Displacement(borders, moved)


def shared(losses: np.ndarray, gains: np.ndarray) -> np.ndarray:
    """Losses (rows) over gains (columns) of equal sum, in proportion."""
    total = gains.sum()
    return np.outer(losses, gains / total) if total > 0 else np.zeros((len(losses), len(gains)))


def _by_stream(study: Study, point: Point) -> "pd.DataFrame":
    """First attempts a year: rows (origin, destination, from, into), columns seeds; empty where none were kept."""
    return yearly(study, point, "flows", ["origin", "destination", "from", "into"], "first_attempts")
