"""A scenario in words: states, treaties and when they are in force, dated events, differences from the baseline."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from sim.door.check import known_settings
from sim.door.narrator import events_in_words, place_of, treaties_in_words
from sim.door.refusal import plain, value_in_words

if TYPE_CHECKING:
    from sim.config import Config

NOT_COMPARED = ("events", "scenario", "title", "question", "expect", "seed", "seeds", "study", "dry_run", "describe")
ARROWS = {"up": "rises", "down": "falls", "none": "does not move"}


def describe(config: "Config", baseline: "Config") -> str:
    """The scenario in plain sentences, one paragraph for each part."""
    parts = [_head(config), _where(config), _treaties(config), _events(config), _differences(config, baseline)]
    return "\n\n".join(part for part in parts if part)


def _head(config: "Config") -> str:
    lines = [f"{config.scenario}: {plain(config.title)}" if config.title else config.scenario]
    lines += [f"  asks      {plain(config.question)}"] if config.question else []
    for e in config.expect:
        lines.append(
            f"  expects   {e.metric} {ARROWS[e.direction]} against baseline{f' ({e.because})' if e.because else ''}"
        )
    return "\n".join(lines)


def _where(config: "Config") -> str:
    world = ", ".join(f"{name} {value_in_words(value)}" for name, value in config.world.model_dump(mode="json").items())
    return (
        f"World\n  {world}\n"
        f"Time\n  from {config.start} until {config.end}, {config.days} days; "
        f"summaries leave out the first {config.burn_in_days}"
    )


def _treaties(config: "Config") -> str:
    lines = ["Treaties"]
    for one in treaties_in_words(config):
        lines.append(f"  {one.name}: {f'{plain(one.title)}; ' if one.bound else ''}{one.standing}")
        lines += [f"    {', '.join(one.changes)}"] if one.changes else []
        terms = config.treaties[one.name].provisions.items() if one.bound else ()
        lines += [f"    {provision}{_terms(fields)}" for provision, fields in terms]
    lines += [f"  {name}: switched off" for name, treaty in config.treaties.items() if not treaty.in_force]
    return "\n".join(lines if len(lines) > 1 else ["Treaties\n  none: every state acts on its own"])


def _terms(terms: dict[str, Any]) -> str:
    return " (" + ", ".join(f"{key} {value_in_words(value)}" for key, value in terms.items()) + ")" if terms else ""


def _events(config: "Config") -> str:
    lines = [f"  {day}  {plain(sentence)} ({name})" for day, sentence, name in events_in_words(config)]
    return "\n".join(["What happens", *lines]) if lines else ""


def _differences(config: "Config", baseline: "Config") -> str:
    place = place_of(config)
    trees = config.model_dump(mode="json"), baseline.model_dump(mode="json")
    meant = {n for n, one in (config.treaties | baseline.treaties).items() if place.has_layout(one)}
    shared = config.treaties.keys() & baseline.treaties.keys() & meant
    ours, theirs = (_flat(tree | {"treaties": {n: t for n, t in tree["treaties"].items() if n in shared}})
                    for tree in trees)  # fmt: skip
    lines = [f"  treaties.{name}: added" for name in sorted((config.treaties.keys() & meant) - shared)]
    lines += [f"  treaties.{name}: left out" for name in sorted((baseline.treaties.keys() & meant) - shared)]
    lines += _apart("events", config.events, baseline.events)
    for path in sorted(ours.keys() | theirs.keys()):
        compared = path.split(".")[0] not in NOT_COMPARED
        if compared and ours.get(path, ...) != theirs.get(path, ...):
            setting = known_settings().get(path)
            meaning = f"  ({setting.meaning}{', ' + setting.unit if setting.unit else ''})" if setting else ""
            before, after = (_value(flat, path) for flat in (theirs, ours))
            lines.append(f"  {path}: {after} instead of {before}{meaning}")
    return "\n".join(["Differs from the baseline in", *lines] if lines else ["Differs from the baseline in nothing"])


def _apart(group: str, ours: Mapping[str, Any], theirs: Mapping[str, Any]) -> list[str]:
    """Entries that one has and the other has not, or has otherwise."""
    lines = [f"  {group}.{name}: added" for name in sorted(ours.keys() - theirs.keys())]
    lines += [f"  {group}.{name}: left out" for name in sorted(theirs.keys() - ours.keys())]
    return lines + [f"  {group}.{name}: changed" for name in sorted(ours.keys() & theirs.keys())
                    if ours[name] != theirs[name]]  # fmt: skip


def _value(flat: dict[str, Any], path: str) -> str:
    return value_in_words(flat[path]) if path in flat else "not set"


def _flat(tree: dict[str, Any], prefix: str = "") -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for key, value in tree.items():
        if isinstance(value, dict) and value:
            flat |= _flat(value, f"{prefix}{key}.")
        else:
            flat[f"{prefix}{key}"] = value
    return flat
