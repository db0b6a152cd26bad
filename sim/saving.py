"""Save a run and continue it bit for bit: configuration, day and columns in one sealed npz file."""

import hashlib
import io
import json
import math
import os
import zipfile
from collections.abc import Iterator, Mapping
from enum import IntEnum
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from sim.config import Config
from sim.engine.table import names, rows_in
from sim.information.searches import week_list
from sim.tables import Fate, Mode, Stage
from sim.world import SAVED, World

FORMAT = 5
KEY, BLANK = b"comity save ", b"0" * 64  # the comment of the zip file, which ends with the hash of all before it
GROWING = {"movers", "crossings", "alerts", "week", "recognised", "reports", "wanted"}  # tables that get more rows
# Columns that point at rows of another table, or are one of an enum, and change while a run goes on.
ROWS_OF: dict[str, str | type[IntEnum]] = {
    "alerts.issuer": "states", "alerts.home": "states", "alerts.kind": "kinds", "recognised.issuer": "states",
    "recognised.user": "states", "recognised.kind": "kinds", "reports.network": "networks", "reports.origin": "states",
    "reports.where": "states", "wanted.network": "networks", "wanted.issuer": "states", "wanted.kind": "kinds",
    "wanted.home": "states", "movers.alert": "alerts", "movers.stream": "streams", "crossings.mover": "movers",
    "crossings.stream": "streams", "crossings.side": "sides", "crossings.alternative": "alternatives",
    "crossings.site": "sites", "crossings.sector": "sectors", "crossings.post": "posts",
    "cryptomarkets.state": "states",
    "movers.stage": Stage, "movers.mode": Mode, "crossings.fate": Fate,
}  # fmt: skip
NUMBERS = {"movers.route", "movers.arrested", "alerts.weight", "sides.guides", "week.entries"}  # what else they hold
COUNTERS = {
    "free_movers": "movers", "happened": "crossings", "alerts_used": "alerts", "alert_row": "alerts",
    "recognised_used": "recognised",
}  # fmt: skip


class Saved(NamedTuple):
    """What a save holds, read and found whole."""

    path: Path
    config: Config
    off: tuple[str, ...]  # phases that are left out
    numbers: dict[str, int | float]
    events: list[tuple]
    arrays: dict[str, np.ndarray]


def save(world: World, config: Config, off: tuple[str, ...], path: Path) -> None:
    """Write a world to ``path`` (npz, no pickle): every field of it but scratch. The file appears whole."""
    arrays, numbers = _laid_out(world)
    head = {"format": FORMAT, "config": config.model_dump(mode="json"), "off": off, "numbers": numbers}
    data = io.BytesIO()
    np.savez_compressed(data, head=np.array(json.dumps(head | {"events": world.events})), **arrays)
    with zipfile.ZipFile(data, "a") as archive:
        archive.comment = KEY + BLANK
    whole = data.getvalue()[: -len(BLANK)]
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        temporary.write_bytes(whole + _hash(whole))
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def read_save(path: Path) -> Saved:
    """Read a save. Raises ValueError, in one line, where it is cut short, altered, of another format, or none."""
    data = path.read_bytes()
    whole, seal = data[: -len(BLANK)], data[-len(BLANK) :]
    if not whole.endswith(KEY) or seal != _hash(whole):
        raise ValueError(f"{path}: was cut short or altered, or is no save of this version. Save the run again.")
    with np.load(io.BytesIO(data), allow_pickle=False) as file:
        arrays = {name: np.ascontiguousarray(file[name]) for name in file.files if name != "head"}
        head = json.loads(str(file["head"]))
    if head.get("format") != FORMAT:
        raise ValueError(f"{path}: saved in format {head.get('format')} (this version reads {FORMAT}).")
    config = Config.model_validate_json(json.dumps(head["config"]), strict=True)
    return Saved(path, config, tuple(head["off"]), head["numbers"], [tuple(e) for e in head["events"]], arrays)


def restore(world: World, saved: Saved) -> None:
    """Give a world that was just built the columns and numbers of a save.

    Raises ValueError, in one line, where they do not fit the world: other names, types or shapes, a row that is not
    there. The world is then as it was.
    """
    if fault := next(_unlike(world, saved), None) or next(_out_of_range(world, saved), None):
        raise ValueError(f"{saved.path}: does not fit the world of its configuration: {fault}. Save the run again.")
    for name in SAVED:
        value = getattr(world, name)
        if isinstance(value, tuple):
            setattr(world, name, type(value)(*(saved.arrays[f"{name}.{column}"] for column in names(value))))
        elif isinstance(value, np.ndarray):
            setattr(world, name, saved.arrays[name])
    for name, number in saved.numbers.items():
        setattr(world, name, number)
    world.events = saved.events


def _laid_out(world: World) -> tuple[dict[str, Any], dict[str, int | float]]:
    """The columns of a world by name, and its numbers."""
    columns: dict[str, Any] = {}
    numbers: dict[str, int | float] = {}
    for name in SAVED:
        value = getattr(world, name)
        if isinstance(value, tuple):
            columns |= {f"{name}.{column}": np.asarray(getattr(value, column)) for column in names(value)}
        elif isinstance(value, np.ndarray):
            columns[name] = value
        elif name != "events":
            numbers[name] = value.item() if isinstance(value, np.generic) else value
    return columns, numbers


def _hash(data: bytes) -> bytes:
    return hashlib.sha256(data).hexdigest().encode()


def _unlike(world: World, saved: Saved) -> Iterator[str]:
    """Names, types and shapes that differ from those of a world as it is built, and numbers that are none."""
    columns, numbers = _laid_out(world)
    unknown = (columns.keys() ^ saved.arrays.keys()) | (numbers.keys() ^ saved.numbers.keys())
    yield from (f"{name} is missing or unknown" for name in sorted(unknown))
    for name, built in columns.items():
        column, wanted = saved.arrays[name], _shape(name, built, saved.arrays)
        if column.dtype != built.dtype or column.shape != wanted:
            yield f"{name} holds {column.dtype} {column.shape}, not {built.dtype} {wanted}"
    for name, usual in numbers.items():
        number = saved.numbers[name]
        if isinstance(number, bool) or not isinstance(number, type(usual) | int) or not math.isfinite(number):
            yield f"{name} is {number!r}, which is no number of its kind"


def _shape(name: str, built: np.ndarray, arrays: Mapping[str, np.ndarray]) -> tuple[int, ...]:
    """The shape that a column must have, given how long its table has grown."""
    table = name.partition(".")[0]
    if table == "week":
        return week_list(len(arrays["alerts.serial"])).shape
    return (len(arrays[f"{table}.serial"]), *built.shape[1:]) if table in GROWING else built.shape


def _out_of_range(world: World, saved: Saved) -> Iterator[str]:
    """Rows that are not there, and columns of rows that are laid out for good and differ."""
    for name, column in saved.arrays.items():
        table, _, field = name.partition(".")
        kind: Any = type(getattr(world, table))
        laid_out = rows_in(kind) if field else ()
        if name in ROWS_OF:
            known = _length(ROWS_OF[name], world, saved)
            if column.size and not -1 <= column.min() <= column.max() < known:
                yield f"{name} holds a row that is not there"
        elif name not in NUMBERS and field in laid_out and (column != getattr(getattr(world, table), field)).any():
            yield f"{name} is not as the world is laid out"
    for name, table in COUNTERS.items():
        if not 0 <= saved.numbers[name] <= _length(table, world, saved):
            yield f"{name} is {saved.numbers[name]}, beyond the rows of {table}"
    if not 0 <= saved.numbers["day"] <= world.days:
        yield f"day is {saved.numbers['day']}, beyond the run"
    yield from _off_the_way(world, saved.arrays)


def _length(of: str | type[IntEnum], world: World, saved: Saved) -> int:
    """How many rows a table has, or how many kinds an enum."""
    if not isinstance(of, str):
        return len(of)
    return len(saved.arrays[f"{of}.serial"] if of in GROWING else getattr(world, of)[0])


def _off_the_way(world: World, arrays: Mapping[str, np.ndarray]) -> Iterator[str]:
    """Movers on a route that their stream does not have, or on a leg that it does not have; listed rows of nobody."""
    stage, route = arrays["movers.stage"], arrays["movers.route"].astype(np.int64)
    way = (stage != Stage.FREE) & (route != -1)
    stream, leg = arrays["movers.stream"][way], arrays["movers.leg"][way]
    if (stream < 0).any() or ((route[way] < 0) | (route[way] >= world.streams.routes[stream])).any():
        yield "movers.route holds a route that is not there"
    elif (leg >= world.routes.legs[world.streams.first_route[stream] + route[way]]).any():
        yield "movers.leg holds a leg that is not there"
    rows, entries = len(arrays["alerts.serial"]), arrays["week.entries"]
    listed = entries[0, 0]
    if not 0 <= listed < entries.shape[1] or ((e := entries[0, 1 : listed + 1]) < 0).any() or (e >= rows).any():
        yield "week.entries holds a row that is not there"
