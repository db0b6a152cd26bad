"""Scenarios in words, and what they set differently from the baseline."""

from datetime import date
from typing import Any

from analysis.comparison import Comparison
from analysis.load import Point
from analysis.numbers import number
from analysis.phrases import words
from analysis.report.settings import Meanings, differences

MOST_ACCOUNTS, MOST_SETTINGS, MOST_STATES = 7, 24, 6
WORLDS = {
    "schengen": "the Schengen area and its neighbours",
    "us_mexico": "North America from Colombia to Canada",
    "synthetic": "a generated world",
}


def accounts(comparison: Comparison) -> list[dict[str, Any]]:
    """Baseline first: title, question, sentences, and differences of settings."""
    base = comparison.baseline
    told = [_account(comparison, point, base) for point in [base, *comparison.others][:MOST_ACCOUNTS]]
    for account in told[1:]:  # what is as at the baseline is said once
        account["sentences"] = [s for s in account["sentences"] if s not in told[0]["sentences"]]
    return told


def _account(comparison: Comparison, point: Point, base: Point) -> dict[str, Any]:
    told = comparison.study.manifest["points"][point.id]
    names = {s["code"]: s["name"] for s in (comparison.study.geography(point) or {"states": []})["states"]}
    meanings = Meanings(comparison.study.manifest)
    layouts = {_layout(point), _layout(base)}

    def concerns(treaty: dict[str, Any]) -> bool:
        return any(_concerns(treaty, layout, names) for layout in layouts)

    changed = [] if point.id == base.id else differences(point.config, base.config, meanings, concerns)
    return {
        "title": title(comparison, point),
        "label": point.label,
        "question": told.get("question", ""),
        "sentences": [_setting(point), _treaties(point, names), *_events(point, names)],
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
    layout = _layout(point)
    where = WORLDS.get(layout, f"the map {layout}" if layout else "an unnamed map")
    return (
        f"The scenario is set in {where} and runs for {number(point.days)} days from {_date(point.start)}; the first "
        f"{point.burn_in_days} days are left out of all figures."
    )


def _treaties(point: Point, names: dict[str, str]) -> str:
    here = [
        t.get("title") or key
        for key, t in (point.config.get("treaties") or {}).items()
        if t.get("in_force", True) and _concerns(t, _layout(point), names)
    ]
    return f"Treaties in force: {'; '.join(here)}." if here else "No treaty is in force: every state acts on its own."


def _layout(point: Point) -> str:
    return (point.config.get("world") or {}).get("layout", "")


def _concerns(treaty: dict[str, Any], layout: str, names: dict[str, str]) -> bool:
    """Whether it is meant for this map and two of its parties stand on it; groups of states always may."""
    if treaty.get("layouts") and layout not in treaty["layouts"]:
        return False
    parties = treaty.get("parties") or []
    return any(p.islower() for p in parties) or not names or sum(p in names for p in parties) >= 2


def _events(point: Point, names: dict[str, str]) -> list[str]:
    """What happens when, to states on the map."""
    told = []
    for event in sorted((point.config.get("events") or {}).values(), key=lambda event: event["date"]):
        asked = event.get("states") or []
        here = [code for code in asked if not names or code in names or event["type"] == "surge"]  # from origins
        if asked and not here:
            continue
        who = ", ".join(names.get(code, code) for code in here[:MOST_STATES]) or "all states concerned"
        who += " and others" if len(here) > MOST_STATES else ""
        told.append(f"{_date(date.fromisoformat(event['date']))}: {_deed(event, who, point)}.")
    return told


def _deed(event: dict[str, Any], who: str, point: Point) -> str:
    treaty = event.get("treaty", "")
    title = ((point.config.get("treaties") or {}).get(treaty) or {}).get("title") or treaty
    deeds = {
        "denounce": f"{who} gives notice that it leaves the treaty: {title}",
        "suspend": f"{who} suspends the treaty for {event.get('days')} days: {title}",
        "surge": f"departures from {who} are multiplied by {number(event['factor'])} for {event.get('days')} days",
        "election": f"the government of {who} changes its policy (ideal point {number(event['factor'], signed=True)})",
        "mandate": f"the number of alerts entered by {who} is multiplied by {number(event['factor'])}",
        "budget": f"equipment budgets of {who} are multiplied by {number(event['factor'])}",
        "cyber_attack": f"border systems of {title or who} are attacked for {event.get('days')} days",
    }
    return deeds.get(event["type"], f"{event['type']}: {who}")


def _date(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
