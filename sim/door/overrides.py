"""What one override says: ``key=value``, ``key=a,b,c`` or ``key=0..1:5``, in Hydra's grammar, without its powers.

Nothing is removed (``~``), nothing is resolved (``${...}``), nothing is shuffled, and the order of values is the order
of points. Ranges count their values before they are written out.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal, InvalidOperation
from fnmatch import fnmatch
from functools import cache
from itertools import islice
from math import ceil
from typing import Any, NamedTuple

from sim.door.moved import name_today
from sim.door.refusal import Fault, Refusal
from sim.door.scenarios import GROUPS
from sim.door.simple_overrides import STEPS, read_plain
from sim.door.strict_yaml import COMMA, MOST_LEVELS, RESERVED, RESERVED_SHAPE, no_text

MOST_POINTS = 100_000
LONGEST = 65_536
KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*(\.[A-Za-z0-9_-]+)*")
LISTED = ("vary",)  # settings of which a list by comma is one value
QUOTES = "Put the value in quotes, or write a list as [a,b]."


class Axis(NamedTuple):
    """One setting or group and the values it takes; one value unless a study is asked for."""

    key: str
    values: tuple[Any, ...]
    written: str = ""  # the name that was given, where it is an earlier one

    @property
    def group(self) -> bool:
        return self.key in GROUPS


def read_axes(texts: Sequence[str], study: bool, options: dict[str, list[str]]) -> list[Axis]:
    """The axes that overrides span; ``options`` names what each group offers. Raises Refusal with every fault."""
    axes: dict[str, Axis] = {}
    faults: list[Fault] = []
    for text in texts:
        try:
            axis = read_axis(text, study, options)
        except Refusal as refusal:
            faults.extend(refusal.faults)
            continue
        if axis.key in LISTED:
            axis = Axis(axis.key, (_flat(axis.values),))
        if axis.key in axes:
            faults.append(Fault(axis.key, "is given twice", "Keep one of them."))
        axes[axis.key] = axis
    for key in axes:
        inside = next((other for other in axes if other.startswith(key + ".") and key not in GROUPS), None)
        if inside:
            faults.append(Fault(inside, f"is given twice, by '{key}' too", "Keep one of them."))
    if faults:
        raise Refusal(*faults)
    return list(axes.values())


def _flat(values: tuple[Any, ...]) -> list[Any]:
    """``a,b`` and ``[a,b]`` as one list."""
    return [item for value in values for item in (value if isinstance(value, list) else [value])]


def read_axis(text: str, study: bool, options: dict[str, list[str]]) -> Axis:
    """The axis that one override spans."""
    key, values = _quickly(text, study) or _by_grammar(text, study, options)
    if any(part in RESERVED or RESERVED_SHAPE.fullmatch(part) for part in re.split(r"[./]", key)):
        raise Refusal(Fault(key, "this name is not allowed: scenarios are data", "Remove it."))
    if not KEY.fullmatch(key):
        raise Refusal(Fault(key or text, "is no name of a setting", "See `python run.py list settings`.", text))
    today = name_today(key)
    axis = Axis(today, tuple(values), "" if key == today else key)
    for value in axis.values:
        _check_text(key, value)
    return axis


def _quickly(text: str, study: bool) -> tuple[str, Iterable[Any]] | None:
    """Name and values of an override that needs no grammar; several values only where a study is asked for."""
    plain = read_plain(text, KEY) if len(text) <= LONGEST else None
    if plain is None or not study and (plain.steps or len(plain.values) > 1):
        return None
    return plain.key, _stepwise(plain.key, plain.steps) if plain.steps else plain.values


def _by_grammar(text: str, study: bool, options: dict[str, list[str]]) -> tuple[str, Iterable[Any]]:
    """Name and values of any override, as Hydra's grammar reads it."""
    parsed = _parse(text)
    key = parsed.key_or_group
    if parsed.type.name == "DEL":
        raise Refusal(Fault(key, f"'{text}': settings cannot be removed", "Give a value instead."))
    if parsed.package:
        raise Refusal(Fault(key, "this name is not allowed: scenarios are data", "Remove it."))
    return key, _values(key, parsed, study, options)


@cache
def _grammar() -> Any:
    from hydra.core.override_parser.overrides_parser import OverridesParser

    return OverridesParser.create()


def _parse(text: str) -> Any:
    """Hydra's reading of one override."""
    name = text.split("=")[0].strip() or "override"
    fault = Fault(name, f"cannot read the override '{text[:80]}'", f"Write key=value. {QUOTES}")
    depth = max(text.count("["), text.count("{"), text.count("("))
    if len(text) > LONGEST or "=" not in text.lstrip("~") and not text.startswith("~") or depth > MOST_LEVELS * 8:
        raise Refusal(fault)
    try:
        return _grammar().parse_override(text)
    except RecursionError as error:
        raise Refusal(
            Fault(fault.setting, f"is nested deeper than {MOST_LEVELS} levels", "Write it flatter.")
        ) from error
    except Exception as error:  # the grammar raises a family of its own, and plain ones from its functions
        if "empty choice" in str(error):
            raise Refusal(Fault(fault.setting, "the study has no values for it", "Give at least one.")) from error
        raise Refusal(fault) from error


def _values(key: str, parsed: Any, study: bool, options: dict[str, list[str]]) -> Iterator[Any]:
    """The values of one override, checked for their number before they are written out."""
    kind = parsed.value_type.name
    raw = parsed._value
    steps = STEPS.fullmatch(raw) if isinstance(raw, str) else None
    if kind == "ELEMENT" and not steps:
        yield parsed.value()
        return
    if not study:
        given = parsed.get_value_string()
        one = f"Decimals take a point: {given.replace(',', '.')}. Or add -m." if COMMA.fullmatch(given) else "Add -m."
        raise Refusal(Fault(key, "several values make a study", f"{one} {QUOTES}", given))
    if kind == "INTERVAL_SWEEP" or getattr(raw, "shuffle", False):
        raise Refusal(Fault(key, "needs values in a fixed order", "List them, or write A..B:N.", parsed.input_line))
    if kind == "GLOB_CHOICE_SWEEP":
        found = [o for o in options.get(key, []) if _matches(o, raw)]
        yield from _some(key, found, len(found))
    elif steps:
        yield from _stepwise(key, steps)
    elif kind == "RANGE_SWEEP":
        span, step = Decimal(str(raw.stop)) - Decimal(str(raw.start)), Decimal(str(raw.step))
        count = max(0, ceil(span / step)) if step else 0
        yield from _some(key, (_number(Decimal(str(raw.start)) + step * i) for i in range(count)), count)
    else:
        yield from _some(key, (type(parsed)._convert_value(v) for v in raw.list), len(raw.list))


def _stepwise(key: str, steps: re.Match[str]) -> Iterator[Any]:
    """The values that ``A..B:N`` stands for."""
    try:
        first, last = Decimal(steps["a"]), Decimal(steps["b"])
    except InvalidOperation as error:
        raise Refusal(Fault(key, "needs two numbers", "Write A..B:N.", steps[0])) from error
    yield from _some(key, _evenly(first, last, int(steps["n"])), int(steps["n"]))


def _matches(option: str, glob: Any) -> bool:
    return any(fnmatch(option, p) for p in glob.include) and not any(fnmatch(option, p) for p in glob.exclude)


def _some(key: str, values: Any, count: int) -> Iterator[Any]:
    if not count:
        raise Refusal(Fault(key, "the study has no values for it", "Give at least one."))
    if count > MOST_POINTS:
        what = f"asks for {count:,} values, above the limit of {MOST_POINTS:,} points"
        raise Refusal(Fault(key, what, "Take wider steps."))
    return islice(values, count)


def _evenly(first: Decimal, last: Decimal, count: int) -> Iterator[float | int]:
    """``count`` values from ``first`` to ``last``, both included; decimal, so that 0.1 stays 0.1."""
    for i in range(count):
        yield _number(first + (last - first) * i / (count - 1) if count > 1 else first)


def _number(value: Decimal) -> float | int:
    return int(value) if value == value.to_integral_value() else float(value)


def _check_text(key: str, value: Any) -> None:
    """Refuse references, missing values and reserved names anywhere in a value."""
    if isinstance(value, dict):
        for name, item in value.items():
            if not isinstance(name, str) or name in RESERVED or RESERVED_SHAPE.fullmatch(name):
                raise Refusal(Fault(f"{key}.{name}", "this name is not allowed: scenarios are data", "Remove it."))
            _check_text(f"{key}.{name}", item)
    elif isinstance(value, list):
        for i, item in enumerate(value):
            _check_text(f"{key}.{i}", item)
    elif isinstance(value, str) and no_text(value):
        raise Refusal(Fault(key, no_text(value), "Write the value itself.", value))
