"""The schema's verdict on a tree of settings: a frozen ``Config``, or each fault in one line."""

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from sim.door.moved import gone
from sim.door.refusal import Fault, Refusal, nearest
from sim.door.scenarios import GROUPS
from sim.door.strict_yaml import COMMA, invisible

if TYPE_CHECKING:
    from sim.config import Config
    from sim.door.catalogue import Setting

NAME_RULE = "must be letters, digits, '.', '_' or '-', beginning with a letter or digit, 64 at most"
ENTRY_RULE = NAME_RULE.replace("'.', ", "")

CHOSEN = "In a file, choose an option by '- override /{}: NAME' in its list of defaults."


def checked(tree: dict[str, Any]) -> "Config":
    """The frozen configuration that ``tree`` describes.

    It is validated as JSON, in which a list may become a tuple and text a date, but nothing else is converted.
    """
    from sim.config import Config

    if faults := [*_hidden(tree, "")]:
        raise Refusal(*faults)
    try:
        text = json.dumps(tree)
    except (TypeError, ValueError) as error:
        raise Refusal(Fault("settings", f"hold what is no plain value: {error}", "Write text or numbers.")) from error
    try:
        return Config.model_validate_json(text, strict=True)
    except ValidationError as error:
        raise Refusal(*(_fault(dict(e)) for e in error.errors(include_url=False))) from error


def _hidden(value: Any, path: str) -> Iterator[Fault]:
    """Texts, and names, with characters that act on a terminal or hide what is read."""
    if isinstance(value, str):
        if odd := invisible(value):
            yield Fault(path, f"holds the {odd}", "Remove it.")
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from _hidden(str(name), path or "settings")
            yield from _hidden(inner, f"{path}.{name}" if path else str(name))
    elif isinstance(value, list | tuple):
        for k, inner in enumerate(value):
            yield from _hidden(inner, f"{path}.{k}")


@cache
def known_settings() -> "dict[str, Setting]":
    """Every setting by its name."""
    from sim.config import Config
    from sim.door.catalogue import settings

    return {s.path: s for s in settings(Config)}


def unknown(path: str, got: Any) -> Fault:
    """The fault of a name that is no setting, with the nearest one that is."""
    from sim.config import Config
    from sim.door.catalogue import holders

    while isinstance(got, dict) and len(got) == 1:  # name what was typed, down to its value
        name, got = next(iter(got.items()))
        path = f"{path}.{name}"
    if path in GROUPS:
        return Fault(path, "is chosen, not set", CHOSEN.format(path), got)
    if gone(path):
        return Fault(path, "is no setting any more", gone(path), got)
    entry = re.match(r"(treaties|events)\.([^.]+)\.", path)
    names = [n.replace("NAME", entry[2], 1) if entry else n for n in known_settings()]
    names += list(GROUPS) + list(holders(Config))
    remedy = nearest(path, names, _same_leaf(path, names) or "See `python run.py list settings`.")
    return Fault(path, f"unknown setting '{path}'", remedy, got)


def _same_leaf(path: str, names: list[str]) -> str:
    """A name that ends like ``path``: the right word in the wrong place."""
    leaf = path.rsplit(".", 1)[-1]
    found = [name for name in names if name.rsplit(".", 1)[-1] == leaf]
    return f"Did you mean '{found[0]}'?" if found else ""


def _fault(error: dict[str, Any]) -> Fault:
    path = ".".join(_place(error["loc"]))
    got = error["input"]
    if error["type"] == "extra_forbidden":
        return _no_field_of(path, error["loc"], got) or unknown(path, got)
    if error["type"] in ("union_tag_invalid", "union_tag_not_found"):
        return _no_type(path, error)
    if error["type"] in ("value_error", "assertion_error"):
        return Fault.parse(path, str(error["ctx"]["error"]), ... if isinstance(got, dict) else got)
    wrong = _words(error)
    setting = _setting(path, error["loc"])
    remedy = CHOSEN.format(path) if path in GROUPS else setting.hint if setting else ""
    if isinstance(got, str) and COMMA.fullmatch(got):
        remedy = f"Decimals take a point: {got.replace(',', '.')}."
    return Fault(path or "settings", wrong, remedy, ... if error["type"] == "missing" else got)


def _place(location: tuple[Any, ...]) -> list[str]:
    """The dotted name that an error is about; the type of an event stands in the location, and not in the name."""
    parts = [str(part) for part in location if part != "[key]"]
    return parts[:2] + parts[3:] if parts[:1] == ["events"] and len(parts) > 3 else parts


def _setting(path: str, location: tuple[Any, ...]) -> "Setting | None":
    """The setting that an error is about; a name that several types of events have means something else to each."""
    from sim.door.catalogue import settings
    from sim.events.registry import EVENTS

    if location[:1] == ("events",) and len(location) > 3:
        field = ".".join(str(part) for part in location[3:])
        return next((one for one in settings(EVENTS[location[2]]) if one.path == field), None)
    return known_settings().get(re.sub(r"^treaties\.[^.]+\.", "treaties.NAME.", path))


def _no_field_of(path: str, location: tuple[Any, ...], got: Any) -> Fault | None:
    """The fault of a field that other types of events have, and this one has not."""
    from sim.events.registry import EVENTS

    if location[0] != "events" or len(location) != 4:
        return None
    field, kind = str(location[3]), str(location[2])
    if not any(field in event.model_fields for event in EVENTS.values()):
        return None
    return Fault(path, f"means nothing to a {kind}", "Remove it.", got)


def _no_type(path: str, error: dict[str, Any]) -> Fault:
    """The fault of an event without a type that exists."""
    from sim.events.registry import EVENTS

    given = error["input"].get("type", ...) if isinstance(error["input"], dict) else error["input"]
    known = ", ".join(f"'{name}'" for name in sorted(EVENTS))
    return Fault(
        f"{path}.type", f"must be one of {known}" if given is not ... else "is missing", f"Known: {known}.", given
    )


def _words(error: dict[str, Any]) -> str:
    """What is wrong, in plain words."""
    kind, context = error["type"], error.get("ctx", {})
    if kind == "string_pattern_mismatch":
        rules = {":": "must be A:B, A included, B not", "._-]{0,63}": NAME_RULE, "{0,63}": ENTRY_RULE}
        return next(
            (rule for mark, rule in rules.items() if mark in context["pattern"]), "holds characters not allowed"
        )
    if kind == "missing":
        return "is missing"
    if kind in ("int_type", "int_parsing", "int_from_float"):
        return "must be a whole number"
    if kind in ("float_type", "float_parsing"):
        return "must be a number"
    if kind in ("model_type", "model_attributes_type", "dict_type"):
        return "must be a mapping of settings"
    words = re.sub(r"^(Input|String|Value|Tuple|List) should", "must", error["msg"])
    return words.replace("must be a valid string", "must be text")
