"""What runs leave, as tables ready to be written."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa

# Columns before the metrics. ``shard`` and ``tables`` name the files that hold the days, events and details of a run.
KEYS = ("point", "scenario", "seed", "status", "seconds", "error", "code", "days", "shard", "tables")


class Record(NamedTuple):
    """What one run leaves."""

    row: dict[str, Any]  # KEYS, then one value a summary metric
    daily: pd.DataFrame | None = None  # index: date; columns: metrics
    events: pd.DataFrame | None = None
    detail: dict[str, pd.DataFrame] | None = None

    def frames(self) -> dict[str, pd.DataFrame]:
        """Its frames by the table they go to; nothing for a frame without columns."""
        all_of_them = {"daily": self.daily, "events": self.events}
        all_of_them |= {f"detail/{name}": frame for name, frame in (self.detail or {}).items()}
        return {name: frame for name, frame in all_of_them.items() if frame is not None and len(frame.columns)}


def run_rows(rows: Sequence[dict[str, Any]]) -> pa.Table:
    """The rows of runs/: numbers of metrics as double precision, seeds as 64 bits without a sign."""
    types = {"seed": pa.uint64(), "seconds": pa.float64(), "days": pa.int64()}
    names = list(dict.fromkeys([*KEYS, *(name for row in rows for name in row)]))
    kinds = {name: types.get(name, pa.string() if name in KEYS else pa.float64()) for name in names}
    return pa.table({name: pa.array([row.get(name) for row in rows], kind) for name, kind in kinds.items()})


def stack(records: Sequence[Record], name: str) -> pa.Table | None:
    """One table of several runs, each row with its seed; days carry their date, other tables scenario and point."""
    tables = []
    for record in records:
        frame = record.frames().get(name)
        if frame is None:
            continue
        known: dict[str, pa.Array] = {}
        if name == "daily":
            known["seed"] = _repeated(record.row["seed"], len(frame), pa.uint64())
            known["day"] = pa.array(frame.index).cast(pa.date32())
        else:
            for key in ("point", "scenario"):
                known[key] = _repeated(record.row[key], len(frame), pa.string())
            known["seed"] = _repeated(record.row["seed"], len(frame), pa.uint64())
        tables.append(pa.table(known | _columns(frame)))
    return pa.concat_tables(tables, promote_options="permissive") if tables else None


def _repeated(value: Any, times: int, kind: pa.DataType) -> pa.Array:
    return pa.repeat(pa.scalar(value, kind), times)


def _columns(frame: pd.DataFrame) -> dict[str, pa.Array]:
    """The columns; double precision becomes single precision: half the size, 7 digits. Missing values become null."""
    if all(kind == "float64" for kind in frame.dtypes):  # the days: one conversion for all columns
        values = np.ascontiguousarray(frame.to_numpy().T, dtype="float32")
        return {str(n): pa.array(v, from_pandas=True) for n, v in zip(frame.columns, values, strict=True)}
    return {str(name): _column(values) for name, values in frame.items()}


def _column(values: pd.Series) -> pa.Array:
    numbers = values.to_numpy()
    return pa.array(numbers.astype("float32") if numbers.dtype == "float64" else numbers, from_pandas=True)
