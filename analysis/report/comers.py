"""Who comes to stay, and where to: the small tables of the page by origin and by destination."""

from typing import Any

from analysis.arrivals import PARTED, arrivals
from analysis.comparison import Comparison
from analysis.numbers import NOT_MEASURED, number
from analysis.phrases import words
from analysis.statistics import excludes_zero
from analysis.words import SAME, said, unchanged

MOST_ROWS, MOST_POINTS = 7, 3
TITLES = {"origin": "from", "destination": "to"}


def comers(comparison: Comparison) -> dict[str, Any]:
    """By origin and destination: the level at the baseline and the difference of each scenario; empty if not kept."""
    table = arrivals(comparison)
    points = [p for p in comparison.same_world if p.id in set(table["point"])][:MOST_POINTS]
    if not points:
        return {}
    world = comparison.study.geography(comparison.baseline) or {"states": []}
    names = {state["code"]: state["name"] for state in world["states"]}
    cells = {(row.by, row.who, row.point): row for row in table.itertuples()}
    rows = []
    for by in PARTED:
        own = table[table["by"] == by].sort_values("baseline_mean", ascending=False, kind="stable")
        for who in own["who"].drop_duplicates().head(MOST_ROWS):
            found = [cells.get((by, who, point.id)) for point in points]
            level = next(row.baseline_mean for row in found if row is not None)
            rows.append(
                {
                    "by": TITLES[by],
                    "who": names.get(who, who),
                    "level": number(level),
                    "cells": [_cell(r) for r in found],
                }
            )
    return {"labels": [words(point.label) for point in points], "rows": rows}


def _cell(row: Any) -> dict[str, str]:
    if row is None:
        return {"text": NOT_MEASURED, "kind": "none", "note": "the study does not hold it"}
    if unchanged(row):
        return {"text": SAME, "kind": "same", "note": "identical in every seed"}
    return {"text": said(row), "kind": "clear" if excludes_zero(row) else "unclear", "note": row.note}
