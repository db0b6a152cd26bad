"""Files of runs and what their names say: one point, seeds that follow each other, the code that made them."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from sim.output.seal import whole

OK, FAILED, TIMEOUT = "ok", "failed", "timeout"
BROKEN = (FAILED, TIMEOUT)
NAME = re.compile(r"(?P<point>[0-9a-f]{12})_(?P<seeds>(?P<first>\d+)-(?P<last>\d+))_(?P<code>[0-9a-f]{12}|failed)")
BULK = re.compile(r"bulk_[0-9a-f]{16}_(?P<code>[0-9a-f]{12})")  # the rows of many shards in one file


class Shard(NamedTuple):
    """Runs published together; the same name stands in runs/, daily/, events/ and detail/."""

    point: str
    first: int
    last: int
    code: str  # of the model and its data, or "failed"

    @property
    def name(self) -> str:
        """The name of its files."""
        return f"{self.point}_{self.first}-{self.last}_{self.code}.parquet"

    @property
    def seeds(self) -> range:
        """Its replicates."""
        return range(self.first, self.last + 1)


def shard_of(path: Path) -> Shard | None:
    """What the name of a file says; None for other files."""
    match = NAME.fullmatch(path.stem)
    return Shard(match["point"], int(match["first"]), int(match["last"]), match["code"]) if match else None


def seeds_by_point(names: Iterable[str]) -> dict[str, set[int]]:
    """The runs that shards of these names hold; there may be a hundred thousand, so names are only split."""
    seeds: dict[str, set[int]] = {}
    for name in names:
        point, span, _ = name.split("_")
        first, last = span.split("-")
        seeds.setdefault(point, set()).update(range(int(first), int(last) + 1))
    return seeds


def single(runs: Path) -> Iterator[Shard]:
    """The shards that have a file of their own in runs/."""
    return (shard for path in sorted(runs.glob("*.parquet")) if (shard := shard_of(path)))


def bulks(runs: Path) -> dict[Path, str]:
    """The files in runs/ that hold many shards, and the code that made each."""
    return {path: match["code"] for path in sorted(runs.glob("bulk_*.parquet")) if (match := BULK.fullmatch(path.stem))}


def held(bulk: Path, code: str) -> set[str]:
    """The names of the shards whose rows a bulk file holds."""
    rows = read(bulk, ["point", "shard"]).group_by(["point", "shard"]).aggregate([])
    return {row_name(row, code) for row in rows.to_pylist()}


def place_of(table: str, scenario: str, shard_name: str) -> str:
    """Where in a study the rows of a shard stand, of ``daily``, ``events`` or ``detail/NAME``."""
    point = shard_name.partition("_")[0]
    folder = f"daily/scenario={scenario}/point={point}" if table == "daily" else table
    return f"{folder}/{shard_name}"


def row_name(row: Mapping[str, Any], code: str) -> str:
    """The name of the shard to which the row of a run belongs."""
    return f"{row['point']}_{row['shard']}_{code}.parquet"


def promised(row: Mapping[str, Any], code: str) -> dict[str, str]:
    """The tables that the row of a run says it has left, and the place of each."""
    name = row_name(row, code)
    return {table: place_of(table, row["scenario"], name) for table in (row["tables"] or "").split()}


def bulk_name(shards: Iterable[Shard], code: str) -> str:
    """A name that says which shards a bulk file holds."""
    names = "\n".join(sorted(shard.name for shard in shards))
    return f"bulk_{hashlib.sha256(names.encode()).hexdigest()[:16]}_{code}.parquet"


def read(file: Path, columns: list[str] | None = None) -> pa.Table:
    """The rows of one file in runs/. Raises Damaged where it was cut short or altered."""
    data = pa.BufferReader(whole(file, file.parents[1]))
    return pq.ParquetFile(data).read(columns=columns)  # read_table would load much that is not needed


def rows_of(files: Iterable[Path]) -> pa.Table | None:
    """The rows of files in runs/. Raises Damaged."""
    tables = [read(file) for file in files]
    return pa.concat_tables(tables, promote_options="permissive") if tables else None
