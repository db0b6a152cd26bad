"""Scenarios in words, and what they set differently from the baseline."""

from datetime import date
from typing import Any

from analysis.compare import Comparison
from analysis.load import Point

NOT_TOLD = ("scenario", "title", "question", "expect", "seed", "seeds", "study", "output", "engine", "workers",
            "dry_run", "describe", "events", "schema_version")  # fmt: skip
MOST_ACCOUNTS, MOST_SETTINGS, MOST_STATES, LONGEST = 7, 24, 6, 90
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
    changed = [] if point.id == base.id else differences(point.config, base.config)
    return {
        "title": told.get("title") or point.label,
        "label": point.label,
        "question": told.get("question", ""),
        "sentences": [_setting(point), _treaties(point, names), *_events(point, names)],
        "differences": changed[:MOST_SETTINGS],
        "more": max(0, len(changed) - MOST_SETTINGS),
        "is_baseline": point.id == base.id,
    }


def _setting(point: Point) -> str:
    layout = (point.config.get("world") or {}).get("layout", "")
    where = WORLDS.get(layout, f"the map {layout}" if layout else "an unnamed map")
    return (
        f"Plays on {where}, from {_date(point.start)} for {point.days:,} days; the first {point.burn_in_days} are left "
        "out of all figures."
    )


def _treaties(point: Point, names: dict[str, str]) -> str:
    layout = (point.config.get("world") or {}).get("layout")
    here = [
        t.get("title") or key
        for key, t in (point.config.get("treaties") or {}).items()
        if t.get("in_force", True) and (not t.get("layouts") or layout in t["layouts"]) and _on_map(t, names)
    ]
    return f"Treaties in force: {'; '.join(here)}." if here else "No treaty is in force: every state acts on its own."


def _on_map(treaty: dict[str, Any], names: dict[str, str]) -> bool:
    """Whether two of its parties stand on the map; groups of states always may."""
    parties = treaty.get("parties") or []
    return any(p.islower() for p in parties) or not names or sum(p in names for p in parties) >= 2


def _events(point: Point, names: dict[str, str]) -> list[str]:
    """What happens when, to states on the map."""
    told = []
    for event in sorted((point.config.get("events") or {}).values(), key=lambda event: event["date"]):
        here = [code for code in event.get("states") or [] if not names or code in names]
        if event.get("states") and not here:
            continue
        who = ", ".join(names.get(code, code) for code in here[:MOST_STATES]) or "all states concerned"
        who += " and others" if len(here) > MOST_STATES else ""
        told.append(f"{_date(date.fromisoformat(event['date']))}: {_deed(event, who, point)}.")
    return told


def _deed(event: dict[str, Any], who: str, point: Point) -> str:
    treaty = event.get("treaty", "")
    title = ((point.config.get("treaties") or {}).get(treaty) or {}).get("title") or treaty
    deeds = {
        "denounce": f"{who} gives notice to leave: {title}",
        "suspend": f"{who} suspends for {event.get('days')} days: {title}",
        "surge": f"departures from {who} are multiplied by {event.get('factor'):g} for {event.get('days')} days",
        "election": f"the government of {who} changes its course (ideal point {event.get('factor'):+g})",
    }
    return deeds.get(event["type"], f"{event['type']}: {who}")


def differences(config: dict[str, Any], base: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Settings that differ: name, value at the baseline, value here."""
    ours, theirs = _flat(config), _flat(base)
    paths = sorted(ours.keys() | theirs.keys())
    return [
        (path, _shown(theirs.get(path)), _shown(ours.get(path)))
        for path in paths
        if path.split(".")[0] not in NOT_TOLD and ours.get(path, ...) != theirs.get(path, ...)
    ]


def _flat(tree: dict[str, Any], prefix: str = "") -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for key, value in tree.items():
        if isinstance(value, dict) and value:
            flat |= _flat(value, f"{prefix}{key}.")
        else:
            flat[f"{prefix}{key}"] = value
    return flat


def _shown(value: Any) -> str:
    """A value on one short line."""
    text = "-" if value is None else ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    return text if len(text) <= LONGEST else text[: LONGEST - 3] + "..."


def _date(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
