"""Provisions by name: all that a scenario file can call. One exists because its file exists."""

from difflib import get_close_matches
from typing import Any

from pydantic import ValidationError

from sim.engine.open_set import members
from sim.legal import provisions
from sim.legal.provision import Provision

PROVISIONS: dict[str, type[Provision]] = {kind.name: kind for kind in members(provisions, Provision)}


def provision(name: str, fields: dict[str, Any]) -> Provision:
    """The provision of that name with checked fields.

    Raises ``ValueError`` with a one-line remedy for an unknown name or a bad field.
    """
    kind = PROVISIONS.get(name)
    if kind is None:
        near = get_close_matches(name, PROVISIONS, 1)
        hint = f"Did you mean '{near[0]}'?" if near else f"Known: {', '.join(sorted(PROVISIONS))}."
        raise ValueError(f"provisions.{name}: unknown provision (got {name!r}). {hint}")
    try:
        return kind.model_validate(fields)
    except ValidationError as wrong:
        first = wrong.errors()[0]
        where = ".".join(str(part) for part in ("provisions", name, *first["loc"]))
        known = ", ".join(kind.model_fields)
        message = first["msg"].removeprefix("Value error, ")
        raise ValueError(f"{where}: {message} (got {first['input']!r}). Fields: {known}.") from None
