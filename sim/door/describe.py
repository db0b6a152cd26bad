"""A scenario in words: who, which treaties in force when, what happens when, what differs from the baseline."""

from typing import TYPE_CHECKING, Any

from sim.door.check import known_settings
from sim.door.doubts import place_of
from sim.door.refusal import plain, shown

if TYPE_CHECKING:
    from sim.config import Config

NOT_TOLD = ("scenario", "title", "question", "expect", "seed", "seeds", "study", "dry_run", "describe")
ARROWS = {"up": "rises", "down": "falls", "none": "does not move"}


def describe(config: "Config", baseline: "Config") -> str:
    """The scenario told in plain sentences, a part a paragraph."""
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
    world = ", ".join(f"{name} {shown(value)}" for name, value in config.world.model_dump(mode="json").items())
    return (
        f"World\n  {world}\n"
        f"Time\n  from {config.start} until {config.end}, {config.days} days; "
        f"summaries leave out the first {config.burn_in_days}"
    )


def _treaties(config: "Config") -> str:
    from sim.legal.composition import binds, spans

    lines, place = ["Treaties"], place_of(config)
    for name, treaty in config.treaties.items():
        if not place.has_layout(treaty):
            continue  # it is not meant for this map
        if not treaty.in_force:
            lines.append(f"  {name}: switched off")
            continue
        if not binds(treaty, place, config.start, config.end):
            lines.append(f"  {name}: binds no two states of this world at once during the run")
            continue
        since = f"from {treaty.since}" if treaty.since else "in force at the start"
        until = f" until {treaty.until}" if treaty.until else ""
        parties = ", ".join(treaty.parties) or ", ".join(spans(treaty, place))
        lines.append(f"  {name}: {plain(treaty.title) or name}; {since}{until}, between {parties}")
        later = [f"{code} joins on {when}" for code, when in treaty.joined.items() if when > config.start]
        later += [f"{code} leaves on {when}" for code, when in treaty.left.items()]
        lines += [f"    {', '.join(later)}"] if later else []
        lines += [f"    {provision}{_terms(terms)}" for provision, terms in treaty.provisions.items()]
    return "\n".join(lines if len(lines) > 1 else ["Treaties\n  none: every state acts on its own"])


def _terms(terms: dict[str, Any]) -> str:
    return " (" + ", ".join(f"{key} {shown(value)}" for key, value in terms.items()) + ")" if terms else ""


def _events(config: "Config") -> str:
    lines = []
    for name, event in sorted(config.events.items(), key=lambda item: item[1].date):
        treaty = config.treaties.get(getattr(event, "treaty", ""))
        title = plain(treaty.title) or getattr(event, "treaty", "") if treaty else ""
        told = event.in_words(", ".join(event.states) or "all", title)
        lines.append(f"  {event.date}  {told} ({name})")
    return "\n".join(["What happens", *lines]) if lines else ""


def _differences(config: "Config", baseline: "Config") -> str:
    trees = config.model_dump(mode="json"), baseline.model_dump(mode="json")
    shared = config.treaties.keys() & baseline.treaties.keys()
    ours, theirs = (_flat(tree | {"treaties": {n: t for n, t in tree["treaties"].items() if n in shared}})
                    for tree in trees)  # fmt: skip
    lines = [f"  treaties.{name}: added" for name in sorted(config.treaties.keys() - shared)]
    lines += [f"  treaties.{name}: left out" for name in sorted(baseline.treaties.keys() - shared)]
    for path in sorted(ours.keys() | theirs.keys()):
        told = path.split(".")[0] not in NOT_TOLD
        if told and ours.get(path, ...) != theirs.get(path, ...):
            setting = known_settings().get(path)
            meaning = f"  ({setting.meaning}{', ' + setting.unit if setting.unit else ''})" if setting else ""
            before, after = (_value(flat, path) for flat in (theirs, ours))
            lines.append(f"  {path}: {after} instead of {before}{meaning}")
    return "\n".join(["Differs from the baseline in", *lines] if lines else ["Differs from the baseline in nothing"])


def _value(flat: dict[str, Any], path: str) -> str:
    return shown(flat[path]) if path in flat else "nothing"


def _flat(tree: dict[str, Any], prefix: str = "") -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for key, value in tree.items():
        if isinstance(value, dict) and value:
            flat |= _flat(value, f"{prefix}{key}.")
        else:
            flat[f"{prefix}{key}"] = value
    return flat
