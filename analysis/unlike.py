"""Comparisons of unlike things: what differs between two points besides the policy that the scenario asks about."""

from typing import TYPE_CHECKING, Any

from analysis.load import Point
from analysis.numbers import number
from analysis.phrases import words

if TYPE_CHECKING:
    from analysis.comparison import Comparison

OTHER_THINGS = {  # parts of a configuration that are no policy, or that say only what is asked and kept
    "scenario", "title", "question", "expect", "seed", "seeds", "study", "output", "engine", "workers", "dry_run",
    "describe", "schema_version", "events", "treaties", "world", "start", "days", "burn_in_days", "scale", "timeout",
}  # fmt: skip
MOST_NAMED = 4


def unlike(comparison: "Comparison") -> list[str]:
    """A warning for each way in which points are unlike the baseline; none where only what was varied differs."""
    told: dict[str, list[str]] = {}
    for point in comparison.others:
        for warning in _of(comparison, point):
            told.setdefault(warning, []).append(words(point.label))
    return [f"{_named(labels)}: {warning}" for warning, labels in told.items()]


def _of(comparison: "Comparison", point: Point) -> list[str]:
    base = comparison.baseline
    return [*_worlds(base, point), *_times(base, point), *_treaties(base, point),
            *_question(comparison, point), *_seeds(comparison, point)]  # fmt: skip


def _worlds(base: Point, point: Point) -> list[str]:
    if point.shares_world(base):
        return []
    ours, theirs = point.config.get("world") or {}, base.config.get("world") or {}
    names = [name for name in ("layout", "states", "seed") if ours.get(name) != theirs.get(name)]
    where = ", ".join(f"{name} {ours.get(name)}, not {theirs.get(name)}" for name in names) or "other borders"
    return [f"plays in another world than the baseline ({where}): levels are shown, and no effects."]


def _times(base: Point, point: Point) -> list[str]:
    told = []
    if point.start != base.start:
        told.append(
            f"begins on {point.start}, the baseline on {base.start}: seasons, dated treaties and learning differ too."
        )
    if (point.days, point.burn_in_days) != (base.days, base.burn_in_days):
        told.append(
            f"covers days {number(point.burn_in_days)} to {number(point.days)}, the baseline days "
            f"{number(base.burn_in_days)} to {number(base.days)}: counts are told a year, but what builds up over time "
            "differs."
        )
    return told


def _treaties(base: Point, point: Point) -> list[str]:
    """Other treaties, where something else was varied too: neither's effect is told apart."""
    ours, theirs = (_in_force(p) for p in (point, base))
    others = sorted(name for name in _changed(point.config, base.config) if name not in OTHER_THINGS)
    if ours == theirs or not others:
        return []
    names = sorted(words(name) for name in ours ^ theirs)
    return [
        f"other treaties are in force than at the baseline ({_named(names)}), and {_named(others)} "
        f"differ{'s' * (len(others) == 1)} as well: their effects are not told apart."
    ]


def _question(comparison: "Comparison", point: Point) -> list[str]:
    """Dated events about treaties, none of which binds a state of this world: then the question is not asked."""
    events = [e for e in (point.config.get("events") or {}).values() if e.get("treaty")]
    world, force = comparison.study.geography(point), _in_force(point)
    here = {state["code"] for state in world["states"]} if world else set()
    if not events or not here or any(e["treaty"] in force and _concerned(point, e) & here for e in events):
        return []
    return [
        f"its question is about treaties that bind no state here ({_named(sorted({e['treaty'] for e in events}))}): "
        "what it asks does not happen."
    ]


def _concerned(point: Point, event: dict[str, Any]) -> set[str]:
    """The states that an event names, else all parties of its treaty."""
    return set(event.get("states") or (point.config["treaties"][event["treaty"]].get("joined") or {}))


def _in_force(point: Point) -> set[str]:
    treaties = point.config.get("treaties") or {}
    return {name for name, terms in treaties.items() if (terms or {}).get("in_force", True)}


def _changed(ours: dict[str, Any], theirs: dict[str, Any]) -> set[str]:
    return {name for name in ours.keys() | theirs.keys() if ours.get(name) != theirs.get(name)}


def _seeds(comparison: "Comparison", point: Point) -> list[str]:
    runs = comparison.study.runs
    own, base = (set(runs.loc[runs["point"] == p.id, "seed"]) for p in (point, comparison.baseline))
    if not own or not base or own == base:
        return []
    shared = len(own & base)
    if not shared:
        return ["shares no seed with the baseline: no difference can be told."]
    return [
        f"has other seeds than the baseline: {shared} of {len(own)} runs and of the baseline's {len(base)} are paired; "
        "levels are means over all."
    ]


def _named(names: list[str]) -> str:
    """A few names, and how many more."""
    rest = len(names) - MOST_NAMED
    return ", ".join(names[:MOST_NAMED]) + (f" and {rest} more" if rest > 0 else "")
