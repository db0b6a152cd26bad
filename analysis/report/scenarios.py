"""Scenarios in words, and what they set differently from the baseline."""

from datetime import date
from typing import Any

from analysis.comparison import Comparison
from analysis.load import Point
from analysis.numbers import number
from analysis.phrases import words
from analysis.report.settings import Meanings, differences

MOST_ACCOUNTS, MOST_SETTINGS = 7, 24
WORLDS = {
    "schengen": "the Schengen area and its neighbours",
    "us_mexico": "North America from Colombia to Canada",
    "synthetic": "a generated world",
}


def accounts(comparison: Comparison) -> list[dict[str, Any]]:
    """Baseline first: title, question, sentences, and differences of settings."""
    base = comparison.baseline
    told = [_account(comparison, point, base) for point in [base, *comparison.some(MOST_ACCOUNTS - 1)]]
    for account in told[1:]:  # what is as at the baseline is said once
        account["sentences"] = [s for s in account["sentences"] if s not in told[0]["sentences"]]
    return told


def _account(comparison: Comparison, point: Point, base: Point) -> dict[str, Any]:
    points = comparison.study.manifest["points"]
    told, story = points[point.id], points[point.id].get("story", {})
    meanings = Meanings(comparison.study.manifest)
    told_of = [*story.get("treaties", {}).items(), *points[base.id].get("story", {}).get("treaties", {}).items()]
    known = {name for name, one in told_of if one["bound"]}
    changed = [] if point.id == base.id else differences(point.config, base.config, meanings, known)
    return {
        "title": title(comparison, point),
        "label": point.label,
        "question": told.get("question", ""),
        "sentences": [_setting(point), *_treaties(story), *story.get("events", [])],
        "differences": changed[:MOST_SETTINGS],
        "more": max(0, len(changed) - MOST_SETTINGS),
        "is_baseline": point.id == base.id,
    }


def title(comparison: Comparison, point: Point) -> str:
    """How people call a point: its scenario's title, and what was varied where several points bear the same."""
    own = comparison.study.manifest["points"]
    named = own[point.id].get("title") or words(point.scenario).capitalize()
    if sum(told["scenario"] == point.scenario for told in own.values()) == 1:
        return named
    rest = point.label.removeprefix(point.scenario).strip()
    return f"{named} ({rest})" if rest else named


def _setting(point: Point) -> str:
    layout = (point.config.get("world") or {}).get("layout", "")
    where = WORLDS.get(layout, f"the map {layout}" if layout else "an unnamed map")
    return (
        f"The scenario is set in {where} and runs for {number(point.days)} days from {_date(point.start)}; the first "
        f"{point.burn_in_days} days are left out of all figures."
    )


def _treaties(story: dict[str, Any]) -> list[str]:
    """Which treaties bind states of this world, and who joins and leaves."""
    bound = [told for told in story.get("treaties", {}).values() if told["bound"]]
    if not bound:
        return ["No treaty is in force: every state acts on its own."]
    changes = [f"{change} ({told['title']})." for told in bound for change in told["changes"]]
    return [*(f"{told['title']}: {told['standing']}." for told in bound), *changes]


def _date(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
