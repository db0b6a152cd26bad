"""What a study holds, whatever ran it and in whatever pieces: a hash of the sorted rows of each of its tables."""

import hashlib
from collections.abc import Iterator

import numpy as np
import pyarrow as pa

from analysis.load import Study

OF_THE_RUN = ("seconds", "shard", "code")  # columns that tell how a run was run, not what came out


def content(study: Study) -> dict[str, str]:
    """The hash of every table by its name: runs, daily, events, detail/NAME."""
    return {name: rows_hash(table) for name, table in tables(study)}


def tables(study: Study) -> Iterator[tuple[str, pa.Table]]:
    """The committed rows of a study, table by table, in the order of points and seeds."""
    frame = study.runs.drop(columns=[name for name in OF_THE_RUN if name in study.runs])
    yield "runs", pa.Table.from_pandas(frame, preserve_index=False)
    names = ["daily", "events", *sorted(f"detail/{p.name}" for p in (study.folder / "detail").glob("*") if p.is_dir())]
    for name in names:
        parts = [_with_point(study.table(path), path.name[:12]) for path in study.files(name)]
        if parts:
            table = pa.concat_tables(parts, promote_options="permissive")
            place = pa.array(np.arange(len(table)))  # rows of one run keep their order
            order = table.select(["point", "seed"]).append_column("place", place)
            yield name, table.take(order.sort_by([(c, "ascending") for c in order.column_names])["place"])


def rows_hash(table: pa.Table) -> str:
    """The hash of the rows of a table; columns in the order of their names, numbers bit by bit."""
    digest = hashlib.sha256()
    for name in sorted(table.column_names):
        column = table[name].combine_chunks()
        digest.update(f"{name} {len(column)}\0".encode())
        if not (pa.types.is_floating(column.type) or pa.types.is_integer(column.type)):
            digest.update(repr(column.to_pylist()).encode())
        else:
            digest.update(np.ascontiguousarray(column.to_numpy(zero_copy_only=False)).tobytes())
    return digest.hexdigest()


def _with_point(table: pa.Table, point: str) -> pa.Table:
    if "point" in table.column_names:
        return table
    return table.append_column("point", pa.repeat(pa.scalar(point), len(table)))
