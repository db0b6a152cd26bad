"""Every setting by its dotted name: kind, default, unit, range, source, meaning; read off the schema."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from types import UnionType
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

BOUNDS = {"gt": ">", "ge": ">=", "lt": "<", "le": "<="}


class Setting(NamedTuple):
    """One setting; ``NAME`` in a path stands for the name of a treaty, an event or another entry."""

    path: str
    kind: str
    default: Any
    unit: str
    bounds: str
    source: str
    meaning: str
    plausible: tuple[float, float] | None
    identifies: bool

    @property
    def hint(self) -> str:
        """What a reader needs to give a right value."""
        unit = f", in {self.unit}" if self.unit else ""
        bounds = f", {self.bounds}" if self.bounds else ""
        return f"It is: {self.meaning}{unit}{bounds}."


def settings(model: type[BaseModel], prefix: str = "") -> Iterator[Setting]:
    """All settings of a schema, in its order."""
    for name, field in model.model_fields.items():
        path = f"{prefix}{name}"
        inner, placeholder = _inner(field.annotation)
        if not inner:
            yield _setting(path, field)
        seen = set()
        for kind in inner:
            for one in settings(kind, f"{path}.{placeholder}" if placeholder else f"{path}."):
                if (one.path, one.meaning) not in seen:
                    seen.add((one.path, one.meaning))
                    yield one


def holders(model: type[BaseModel], prefix: str = "") -> Iterator[str]:
    """The names that hold settings rather than being one: ``world``, ``treaties``, ``treaties.NAME``."""
    for name, field in model.model_fields.items():
        inner, placeholder = _inner(field.annotation)
        if inner:
            yield f"{prefix}{name}"
        for kind in inner:
            yield from holders(kind, f"{prefix}{name}.{placeholder}" if placeholder else f"{prefix}{name}.")


def identity(settings: BaseModel, dumped: dict[str, Any] | None = None) -> dict[str, Any]:
    """What of a configuration makes a run what it is, but its seed: plain values, ready for JSON.

    ``dumped`` is the configuration as plain values, where it is at hand.
    """
    plain = settings.model_dump(mode="json") if dumped is None else dumped
    return {name: _identity(getattr(settings, name), plain[name]) for name in _identifying(type(settings))}


@cache
def _identifying(model: type[BaseModel]) -> tuple[str, ...]:
    """Names of the settings that make a run what it is."""
    return tuple(name for name, field in model.model_fields.items() if _extra(field).get("identifies", True))


def _identity(value: Any, dumped: Any) -> Any:
    if isinstance(value, BaseModel):
        return identity(value, dumped)
    if isinstance(value, dict):
        return {key: _identity(item, dumped[key]) for key, item in value.items()}
    return dumped


def _inner(annotation: Any) -> tuple[list[type[BaseModel]], str]:
    """The settings classes inside an annotation, and the placeholder of their names when it is a mapping."""
    if get_origin(annotation) is dict:
        return _classes(get_args(annotation)[1]), "NAME."
    return _classes(annotation), ""


def _classes(annotation: Any) -> list[type[BaseModel]]:
    """Settings classes that an annotation allows: one, or one of several."""
    if isinstance(annotation, type):
        return [annotation] if issubclass(annotation, BaseModel) else []
    if get_origin(annotation) is Annotated:
        return _classes(get_args(annotation)[0])
    if get_origin(annotation) in (Union, UnionType):
        return [kind for part in get_args(annotation) for kind in _classes(part)]
    return []


def _extra(field: FieldInfo) -> dict[str, Any]:
    extra = field.json_schema_extra
    return dict(extra) if isinstance(extra, dict) else {}


def _setting(path: str, field: FieldInfo) -> Setting:
    extra = _extra(field)
    signs = [
        f"{sign} {bound_in_words(getattr(rule, bound))}"
        for rule in field.metadata
        for bound, sign in BOUNDS.items()
        if getattr(rule, bound, None) is not None
    ]
    default = ... if field.is_required() else field.get_default(call_default_factory=True)
    if isinstance(default, date):
        default = default.isoformat()
    elif isinstance(default, tuple):
        default = list(default)
    return Setting(
        path=path, kind=_kind(field.annotation), default=default, unit=extra.get("unit", ""),
        bounds=" and ".join(signs), source=extra.get("source", ""),
        meaning=field.description or path.rsplit(".", 1)[-1].replace("_", " "), plausible=extra.get("plausible"),
        identifies=extra.get("identifies", True),
    )  # fmt: skip


def bound_in_words(bound: Any) -> str:
    """A bound as text: a number in few digits, a date as it is."""
    return f"{bound:g}" if isinstance(bound, (int, float)) else str(bound)


def _kind(annotation: Any) -> str:
    """The kind of value in a user's words."""
    words = {int: "whole number", float: "number", str: "text", bool: "true or false", date: "date", type(None): "null"}
    if annotation in words:
        return words[annotation]
    arguments = get_args(annotation)
    if arguments and all(isinstance(a, str) for a in arguments):
        return " | ".join(arguments)
    if get_origin(annotation) in (tuple, list):
        return f"list of {_kind(arguments[0])}"
    if get_origin(annotation) is dict:
        return "mapping"
    if arguments:
        return " or ".join(_kind(a) for a in arguments)
    return getattr(annotation, "__name__", str(annotation)).lower()
