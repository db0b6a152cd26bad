"""Finds and reads the YAML file of a map world; the project's own lie in data/worlds."""

from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import yaml

from sim.geography.atlas import DATA
from sim.geography.map_schema import fault_of

Found = TypeVar("Found")
FILES = DATA / "worlds"


class LayoutError(ValueError):
    """A layout file that cannot be read as a world: says which entry and what to do."""


@cache
def load(path: Path) -> dict[str, Any]:
    """The file as it stands, once every entry has been found of the right form."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    data = yaml.load(path.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 (a safe loader)
    wrong = fault_of(data)
    if wrong:
        raise LayoutError(f"{path.name}: {wrong}; compare it with {FILES}")
    return data


def find(layout: str) -> Path:
    """The file of a layout: one of the project's by name, or a path that ends in .yaml."""
    own = layout.endswith((".yaml", ".yml")) or "/" in layout
    path = Path(layout).expanduser() if own else FILES / f"{layout}.yaml"
    if path.is_dir():
        raise LayoutError(f"{layout} is a folder; name a .yaml file in it")
    if not path.is_file():
        known = ", ".join(sorted(p.stem for p in FILES.glob("*.yaml")))
        raise LayoutError(f"no layout {layout!r}; known are {known}, synthetic, or the path of a .yaml file")
    return path


def look_up(rows: dict[str, Found], name: str, what: str) -> Found:
    """The row of ``name``, or what else stands under it."""
    if name not in rows:
        raise LayoutError(f"{what} {name!r} is not in the world; name it under its section first")
    return rows[name]
