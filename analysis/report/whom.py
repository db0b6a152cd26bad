"""To whom, and how soon: the table of the page for scenarios in which law changes on dates of their own."""

from typing import Any

from analysis.by_state import OUTCOMES, Row, by_state
from analysis.comparison import Comparison
from analysis.figures.dots import MATTERS
from analysis.legal_dates import LegalDate, own_dates
from analysis.load import Point
from analysis.numbers import NOT_MEASURED, number, percent
from analysis.report.scenarios import title
from analysis.statistics import excludes_zero
from analysis.words import SAME, said, unchanged, unmeasured

MOST_POINTS = 2
LED_BY = ("hits_foreign", "person_hours", "arrivals")  # outcomes that the sentence on top tells of


def whom(comparison: Comparison) -> list[dict[str, Any]]:
    """By scenario: its dates in words, its windows, and by group and outcome the level and the differences."""
    told: list[dict[str, Any]] = []
    for point in comparison.same_time:
        rows = by_state(comparison.study, comparison.baseline, point)
        if rows and len(told) < MOST_POINTS:
            dates = own_dates(comparison.study, comparison.baseline, point)
            about = {"title": title(comparison, point), "dates": in_words(comparison, point, dates)}
            told.append(about | {"soon": soonest(rows)} | _table(rows))
    return told


def soonest(rows: list[Row]) -> str:
    """When each main outcome first changes by half of the most that it does, and for whom."""
    told = []
    for outcome in LED_BY:
        own = [row for row in rows if row.outcome == outcome and excludes_zero(row) and abs(row.percent) >= MATTERS]
        if own:
            half = max(abs(row.percent) for row in own) / 2
            first = min((row.window for row in own if abs(row.percent) >= half), key=lambda window: window.months[0])
            who = [f"{row.group.name} {percent(row.percent, signed=True)}" for row in own if row.window == first]
            told.append(f"{OUTCOMES[outcome][0]}, {first.name}: {', '.join(who)}")
    return "; ".join(told)


def in_words(comparison: Comparison, point: Point, dates: list[LegalDate]) -> str:
    """``1 January 2025: notice (Austria: schengen, sis); ...``."""
    world = comparison.study.geography(comparison.baseline) or {"states": []}
    names = {state["code"]: state["name"] for state in world["states"]}
    said_of: dict[tuple[int, str, str], list[str]] = {}
    for one in dates:
        said_of.setdefault((one.day, one.kind, one.who), []).append(one.treaty)
    parts = []
    for (day, kind, who), treaties in said_of.items():
        date = point.day(day)
        parts.append(f"{date.day} {date:%B %Y}: {kind} ({names.get(who, who)}: {', '.join(treaties)})")
    return "; ".join(parts)


def _table(rows: list[Row]) -> dict[str, Any]:
    windows = list(dict.fromkeys(row.window.name for row in rows))
    groups = list(dict.fromkeys(row.group.name for row in rows))
    at = {(row.group.name, row.outcome, row.window.name): row for row in rows}
    body = []
    for group in groups:
        for outcome, (name, unit, _) in OUTCOMES.items():
            cells = [at.get((group, outcome, window)) for window in windows]
            if not any(row is not None and (row.baseline_mean or row.difference) for row in cells):
                continue
            last = next(row for row in reversed(cells) if row is not None)
            body.append(
                {"group": group, "name": name, "unit": unit, "level": number(last.baseline_mean, brief=True),
                 "cells": [_cell(row) for row in cells]}
            )  # fmt: skip
    return {"windows": windows, "rows": body}


def _cell(row: Row | None) -> dict[str, str]:
    if why := unmeasured(row):
        return {"text": NOT_MEASURED, "kind": "none", "note": why}
    assert row is not None
    if unchanged(row):
        return {"text": SAME, "kind": "same", "note": "identical in every seed"}
    kind = "clear" if excludes_zero(row) else "unclear"
    return {"text": said(row), "kind": kind, "note": f"baseline {number(row.baseline_mean)} a year"}
