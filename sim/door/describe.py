"""A scenario in words: states, treaties and when they are in force, dated events, differences from the baseline."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from sim.door.check import known_settings
from sim.door.narrator import events_in_words, place_of, treaties_in_words
from sim.door.refusal import Quoted, plain, value_in_words

if TYPE_CHECKING:
    from sim.config import Config

NOT_COMPARED = ("events", "scenario", "title", "question", "expect", "seed", "seeds", "study", "dry_run", "describe")
OF_SYNTHETIC = ("states", "clubs", "seed")  # settings of the world that only a synthetic one has
MOST_TERMS = 6
ARROWS = {"up": "to rise", "down": "to fall", "none": "to stay as it is"}


def describe(config: "Config", baseline: "Config") -> str:
    """The scenario in plain sentences, one paragraph for each part."""
    parts = [_head(config), _where(config), _treaties(config), _events(config), _differences(config, baseline)]
    return "\n\n".join(part for part in parts if part)


def _head(config: "Config") -> str:
    lines = [f"{config.scenario}: {plain(config.title)}" if config.title else config.scenario]
    lines += [f"  asks      {plain(config.question)}"] if config.question else []
    for e in config.expect:
        lines.append(
            f"  expects   {e.metric} {ARROWS[e.direction]} against the baseline{f' ({e.because})' if e.because else ''}"
        )
    return "\n".join(lines)


def _where(config: "Config") -> str:
    settings = config.world.model_dump(mode="json").items()
    meant = [(name, v) for name, v in settings if config.world.layout == "synthetic" or name not in OF_SYNTHETIC]
    world = ", ".join(f"{name} {value_in_words(value)}" for name, value in meant)
    return (
        f"World\n  {world}\n"
        f"Time\n  from {config.start} until {config.end}, {config.days} days; "
        f"summaries leave out the first {config.burn_in_days}"
    )


def _treaties(config: "Config") -> str:
    lines = ["Treaties"]
    for one in (one for one in treaties_in_words(config) if one.bound):
        lines.append(f"  {one.name}: {plain(one.title)}; {one.standing}")
        lines += [f"    {', '.join(one.changes)}"] if one.changes else []
        lines += [f"    {name}{_terms(fields)}" for name, fields in config.treaties[one.name].provisions.items()]
    lines += [f"  {name}: switched off" for name, treaty in config.treaties.items() if not treaty.in_force]
    return "\n".join(lines if len(lines) > 1 else ["Treaties\n  none: every state acts on its own"])


def _terms(terms: dict[str, Any]) -> str:
    return f" ({_nested(terms)})" if terms else ""


def _nested(terms: dict[str, Any]) -> str:
    """Terms of a provision, one within another, the first few of many."""
    said = [f"{key} ({_nested(value)})" if isinstance(value, dict) and value else f"{key} {value_in_words(value)}"
            for key, value in terms.items()]  # fmt: skip
    more = [f"and {len(said) - MOST_TERMS} more"] if len(said) > MOST_TERMS else []
    return ", ".join(said[:MOST_TERMS] + more)


def _events(config: "Config") -> str:
    lines = [f"  {day}  {plain(sentence)} ({name})" for day, sentence, name in events_in_words(config)]
    return "\n".join(["What happens", *lines]) if lines else ""


def _differences(config: "Config", baseline: "Config") -> str:
    place = place_of(config)
    trees = config.model_dump(mode="json"), baseline.model_dump(mode="json")
    meant = {n for n, one in (config.treaties | baseline.treaties).items() if place.has_layout(one)}
    shared = config.treaties.keys() & baseline.treaties.keys() & meant
    ours, theirs = ({name: part for name, part in tree.items() if name not in NOT_COMPARED}
                    | {"treaties": {n: t for n, t in tree["treaties"].items() if n in shared}}
                    for tree in trees)  # fmt: skip
    lines = [f"  treaties.{name}: added" for name in sorted((config.treaties.keys() & meant) - shared)]
    lines += [f"  treaties.{name}: left out" for name in sorted((baseline.treaties.keys() & meant) - shared)]
    happening = ({name: one.events[name] for _, _, name in events_in_words(one)} for one in (config, baseline))
    lines += _apart("events", *happening)
    for path, after, before in sorted(_changes(ours, theirs)):
        setting = known_settings().get(path)
        meaning = f"  ({setting.meaning}{', ' + setting.unit if setting.unit else ''})" if setting else ""
        lines.append(
            f"  {path}: {after} instead of {before}{meaning}" if after else f"  {path}: left out, was {before}"
        )
    return "\n".join(["Differs from the baseline in", *lines] if lines else ["Differs from the baseline in nothing"])


def _apart(group: str, ours: Mapping[str, Any], theirs: Mapping[str, Any]) -> list[str]:
    """Entries that one has and the other has not, or has otherwise."""
    lines = [f"  {group}.{name}: added" for name in sorted(ours.keys() - theirs.keys())]
    lines += [f"  {group}.{name}: left out" for name in sorted(theirs.keys() - ours.keys())]
    return lines + [f"  {group}.{name}: changed" for name in sorted(ours.keys() & theirs.keys())
                    if ours[name] != theirs[name]]  # fmt: skip


def _changes(ours: dict[str, Any], theirs: dict[str, Any], above: str = "") -> Iterator[tuple[str, str, str]]:
    """What is set otherwise: dotted name, value here (nothing where it is gone) and there, in words.

    A mapping that is empty on one side is one value.
    """
    for name in ours.keys() | theirs.keys():
        here, there = ours.get(name, ...), theirs.get(name, ...)
        if isinstance(here, dict) and isinstance(there, dict) and here and there:
            yield from _changes(here, there, f"{above}{name}.")
        elif here != there:
            yield f"{above}{name}", "" if here is ... else _said(here), "not set" if there is ... else _said(there)


def _said(value: Any) -> str:
    """A value as a sentence has it."""
    if isinstance(value, dict):
        return f"{len(value)} entr{'y' if len(value) == 1 else 'ies'}" if value else "no entries"
    if isinstance(value, list):
        return value_in_words(Quoted(", ".join(map(str, value)))) if value else "none"
    return "not set" if value is None or value == "" else value_in_words(value)
