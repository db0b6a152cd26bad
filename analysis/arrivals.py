"""Who comes to stay, and where to: net arrivals a year by origin and by destination, against the baseline."""

from typing import TYPE_CHECKING

import numpy as np

from analysis.borders import yearly
from analysis.comparison import Comparison
from analysis.load import Point
from analysis.statistics import intervals

if TYPE_CHECKING:
    import pandas as pd

PARTED = ("origin", "destination")  # the nationality of the stream, and the state where its persons want to live
COLUMNS = ("by", "who", "label", "point", "mean", "baseline_mean", "difference", "low", "high", "percent",
           "percent_low", "percent_high", "pairs", "note")  # fmt: skip


def arrivals(comparison: Comparison) -> "pd.DataFrame":
    """One row an origin or destination and point, the largest at the baseline first; empty where none were kept."""
    import pandas as pd

    rows: list[dict] = []
    for by in PARTED:
        base = _by(comparison, comparison.baseline, by)
        for point in comparison.same_world if len(base) else ():
            own = _by(comparison, point, by)
            seeds = base.columns.intersection(own.columns)
            if len(own) and len(seeds):
                rows += _rows(by, point, base[seeds], own[seeds])
    table = pd.DataFrame(rows, columns=list(COLUMNS))
    return table.sort_values(["by", "point", "baseline_mean"], ascending=[False, True, False], kind="stable")


def _by(comparison: Comparison, point: Point, by: str) -> "pd.DataFrame":
    return yearly(comparison.study, point, "arrivals", [by], "net_arrivals")


def _rows(by: str, point: Point, base: "pd.DataFrame", own: "pd.DataFrame") -> list[dict]:
    who = base.index.union(own.index)
    before, after = (table.reindex(who).fillna(0.0).to_numpy(float) for table in (base, own))
    found = []
    for k, gap in enumerate(intervals((after - before).T)):
        level = float(before[k].mean())
        share = [100.0 * x / abs(level) if level else np.nan for x in (gap.mean, gap.low, gap.high)]
        found.append(
            {"by": by, "who": who[k], "label": point.label, "point": point.id, "mean": float(after[k].mean()),
             "baseline_mean": level, "difference": gap.mean, "low": gap.low, "high": gap.high, "percent": share[0],
             "percent_low": share[1], "percent_high": share[2], "pairs": gap.n,
             "note": "one pair: no interval" if gap.n == 1 else ""}
        )  # fmt: skip
    return found
