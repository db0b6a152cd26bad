"""What a scenario was expected to do, against what came out."""

from typing import TYPE_CHECKING, Any, NamedTuple

from analysis.load import Point, Study
from analysis.parts import marked
from analysis.statistics import excludes_zero
from analysis.words import said

if TYPE_CHECKING:
    import pandas as pd

UNCHANGED_PERCENT = 5.0  # assumption: an effect smaller than this counts as "none"

CONFIRMED, REFUSED, OPEN = "confirmed", "refused", "open"
NOT_TESTED = OPEN, "not tested: every metric is as at the baseline"


class Finding(NamedTuple):
    """One expectation and its fate."""

    point: Point
    metric: str
    direction: str  # up, down, none
    because: str
    verdict: str  # confirmed, refused, open
    came_out: str  # in words


def findings(study: Study, base: Point, table: "pd.DataFrame") -> list[Finding]:
    """Every expectation of the points compared. No correction for many tests: each was stated before.

    Points without runs, as a scenario that was edited leaves behind, have nothing to say. Where every metric is as at
    the baseline, what was to be tested did not take place, and nothing is tested.
    """
    rows = {(row.point, row.metric): row for row in table.itertuples()}
    idle = set(table["point"]) - set(table.loc[(table["low"] != 0) | (table["high"] != 0), "point"])
    found = []
    for point in study.points.values():
        for expected in point.expect if point.id != base.id else []:
            row = rows.get((point.id, expected["metric"]))
            if row is not None:
                told = (point, expected["metric"], expected["direction"], expected.get("because", ""))
                verdict = NOT_TESTED if point.id in idle else judge(expected["direction"], row)
                found.append(Finding(*told, *verdict))
    return found


def judge(direction: str, row: Any) -> tuple[str, str]:
    """The verdict on a direction from a row of a comparison, and what came out in words."""
    if row.pairs < 2 or row.low != row.low:
        return OPEN, row.note or "no interval"
    came_out = "no change in any seed" if row.low == row.high == 0 else marked(said(row), row)
    if direction == "none":
        return _judge_none(row), came_out
    if not excludes_zero(row):
        return (REFUSED if row.low == row.high == 0 else OPEN), came_out
    return (CONFIRMED if (row.low > 0) == (direction == "up") else REFUSED), came_out


def _judge_none(row: Any) -> str:
    """No change is confirmed when the whole interval is small, refused when all of it is not (equivalence)."""
    low, high = row.percent_low, row.percent_high
    if low != low:
        return CONFIRMED if row.low == row.high == 0 else OPEN
    if max(abs(low), abs(high)) <= UNCHANGED_PERCENT:
        return CONFIRMED
    return REFUSED if low > UNCHANGED_PERCENT or high < -UNCHANGED_PERCENT else OPEN
