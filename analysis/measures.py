"""What only pairs of runs can say: displacement, the price of acting apart, what money prevents."""

import math
from typing import TYPE_CHECKING, Any

import numpy as np

from analysis.borders import by_border
from analysis.bounds import rescaled, within
from analysis.load import Point, Study
from analysis.same_travellers import same_travellers
from analysis.statistics import Interval, interval

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = ("scenario", "label", "point", "measure", "unit", "mean", "low", "high", "pairs", "method", "meaning")
WAIT = "wait_of_same_travellers"
CHANGES = (WAIT, f"{WAIT}_min")  # measures whose zero is no change
COUNTS = ("attempts", "entries", "spend_eur")
LEAST_MOVED = 1e-3  # of the baseline's first attempts: below, nothing was taken away
LEAST_SPENT = 1e-3  # of the baseline's spending: below, the same was spent
MEANING = {
    "displacement_ratio": "first attempts gained by some borders, divided by those lost by others, streams netted at "
    "each border; the figure of displacement follows streams",
    "price_of_noncooperation": "share of attempts that are missed, divided by the share at the baseline",
    "cost_effectiveness": "entries prevented per additional million euros; empty where spending is equal",
    WAIT: "change of the mean wait of travellers who are checked either way: at border sides of members that check in "
    "both, weighted by the baseline's travellers there",
    f"{WAIT}_min": "the same in minutes",
}
UNIT = {"displacement_ratio": "ratio", "price_of_noncooperation": "ratio", "cost_effectiveness": "entries/MEUR",
        WAIT: "%", f"{WAIT}_min": "min"}  # fmt: skip
LEAST = {"displacement_ratio": 0.0, "price_of_noncooperation": 0.0, WAIT: -100.0}  # values that are possible


def measures(study: Study, base: Point, others: list[Point]) -> "pd.DataFrame":
    """One row a point and measure that its runs can answer: mean over pairs of seeds with its 90 % interval."""
    import pandas as pd

    rows: list[dict[str, Any]] = []
    borders = by_border(study, base, "first_attempts")
    for point in others:
        before, after = (_daily(study, p) for p in (base, point))
        seeds = before.index.intersection(after.index)
        before, after = before.loc[seeds], after.loc[seeds]
        values = {
            "displacement_ratio": (
                _displacement(borders, by_border(study, point, "first_attempts"))
                if point.shares_world(base)
                else np.full(1, np.nan)
            ),
            "price_of_noncooperation": _missed(after) / _missed(before),
            "cost_effectiveness": _prevented(before, after),
        }
        for name, sample in (values | _waits(study, base, point)).items():
            told = _told(sample, LEAST.get(name, -math.inf))
            if told.n:
                who = {"scenario": point.scenario, "label": point.label, "point": point.id, "measure": name}
                what = {"mean": told.mean, "low": told.low, "high": told.high, "pairs": told.n, "method": told.method}
                rows.append(who | what | {"unit": UNIT[name], "meaning": MEANING[name]})
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _told(sample: np.ndarray, least: float) -> Interval:
    """The interval of a measure, not below what is possible."""
    known = interval(sample)
    return known if within(known, least, math.inf) else rescaled(known, least, math.inf)


def _waits(study: Study, base: Point, point: Point) -> dict[str, np.ndarray]:
    """What travellers wait more who are checked either way, in per cent and in minutes."""
    found = same_travellers(study, base, point)
    if found is None:
        return {}
    more = found.after_min - found.before_min
    share = np.divide(more, found.before_min, out=np.full(len(more), np.nan), where=found.before_min > 0)
    return {WAIT: 100.0 * share, f"{WAIT}_min": more}


def _daily(study: Study, point: Point) -> "pd.DataFrame":
    """Counts a day of a point's runs, by seed."""
    runs = study.runs[study.runs["point"] == point.id].set_index("seed")
    return runs.reindex(columns=list(COUNTS)).astype(float) / max(1, point.days - point.burn_in_days)


def _missed(runs: "pd.DataFrame") -> np.ndarray:
    """Share of irregular attempts that end inside."""
    return (runs["entries"] / runs["attempts"].where(runs["attempts"] > 0)).to_numpy()


def _prevented(before: "pd.DataFrame", after: "pd.DataFrame") -> np.ndarray:
    """Entries prevented for each million euros spent on top; NaN where spending is the same."""
    spent = after["spend_eur"] - before["spend_eur"]
    differs = spent.abs() > LEAST_SPENT * before["spend_eur"]
    return (1e6 * (before["entries"] - after["entries"]) / spent.where(differs)).to_numpy()


def _displacement(before: "pd.DataFrame", after: "pd.DataFrame") -> np.ndarray:
    """Gains over losses of first attempts at external borders, by seed; NaN where hardly anything is lost."""
    seeds = before.columns.intersection(after.columns)
    if before.empty or after.empty or not len(seeds):
        return np.full(1, np.nan)
    borders = before.index.union(after.index)
    moved = after.reindex(borders).fillna(0.0)[seeds] - before.reindex(borders).fillna(0.0)[seeds]
    lost, gained = (-moved).clip(lower=0).sum().to_numpy(), moved.clip(lower=0).sum().to_numpy()
    taken = lost > LEAST_MOVED * before[seeds].sum().to_numpy()
    return np.divide(gained, lost, out=np.full(len(lost), np.nan), where=taken)
