"""The table of the page: main metrics down, scenarios across."""

from typing import Any

from analysis.comparison import OTHER_WORLD, Comparison
from analysis.headline import HEADLINE
from analysis.load import Point
from analysis.numbers import NOT_MEASURED, number
from analysis.parts import HEAD, marked, notes
from analysis.phrases import words
from analysis.statistics import excludes_zero
from analysis.words import SAME, measured, said, unchanged, unmeasured

MOST_COLUMNS = 5


def table(comparison: Comparison) -> dict[str, Any]:
    """Columns (labels), rows (theme, name, meaning, unit, level at the baseline, cells) and how many are left out."""
    points = comparison.some(MOST_COLUMNS)
    rows = {(row.point, row.metric): row for row in comparison.table.itertuples()}
    wanted = set(HEADLINE) | {finding.metric for finding in comparison.findings}
    told = []
    for row in comparison.table.drop_duplicates("metric").itertuples():
        if row.metric in wanted:
            own = rows.get((comparison.baseline.id, row.metric))
            metric = comparison.study.metrics.get(row.metric)
            told.append(
                {
                    "theme": row.theme, "name": words(row.metric), "unit": row.unit,
                    "meaning": metric.meaning if metric else "", "level": number(own.mean) if own else NOT_MEASURED,
                    "cells": [_cell(rows.get((point.id, row.metric))) for point in points],
                }
            )  # fmt: skip
    told += _measures(comparison, points)
    pairs = list(comparison.table["pairs"].dropna().unique())
    return {
        "baseline": words(comparison.baseline.label),
        "labels": [words(point.label) for point in points],
        "rows": told,
        "parts_head": HEAD,
        "parts": notes(comparison.table, comparison.study.metrics, wanted, [point.id for point in points]),
        "left_out": len(comparison.others) - len(points),
        "pairs": number(max(pairs, default=0)),
    }


def _measures(comparison: Comparison, points: list[Point]) -> list[dict[str, Any]]:
    """What only pairs of runs say, a measure a row."""
    rows = {(row.point, row.measure): row for row in comparison.measures.itertuples()}
    none = {"text": NOT_MEASURED, "kind": "none", "note": "the runs cannot answer it"}
    return [
        {
            "theme": "paired runs", "name": words(one.measure), "unit": one.unit, "meaning": one.meaning,
            "level": "", "cells": [
                {"text": measured(rows[key]), "kind": "measure", "note": ""} if key in rows else none
                for key in ((point.id, one.measure) for point in points)
            ],
        }
        for one in comparison.measures.drop_duplicates("measure").itertuples()
    ]  # fmt: skip


def _cell(row: Any) -> dict[str, str]:
    """A difference and how it is to be read: clear, unclear, the same, or none."""
    if why := unmeasured(row):
        return {"text": why if why == OTHER_WORLD else NOT_MEASURED, "kind": "none", "note": why}
    if unchanged(row):
        return {"text": SAME, "kind": "same", "note": "identical in every seed"}
    kind = "clear" if excludes_zero(row) else "unclear"
    return {"text": marked(said(row), row), "kind": kind, "note": row.note}
