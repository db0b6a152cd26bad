"""The store of a study: finished runs, results, stale files. Daily rows are written first, the row in runs/ last."""

import fcntl
import os
import platform
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import compress
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa

from sim.output.atomic import TEMPORARY, UNFINISHED, write_parquet, write_text, write_together
from sim.output.manifest import read_manifest
from sim.output.seal import Damaged
from sim.output.shards import (
    FAILED,
    Shard,
    bulk_name,
    bulks,
    held,
    place_of,
    promised,
    read,
    row_name,
    rows_of,
    seeds_by_point,
    shard_of,
    single,
)
from sim.output.tables import KEYS, Record, run_rows, stack

DATA = ("daily", "events", "detail")  # what rows in runs/ commit
FIRST = (".lock", TEMPORARY, "configs", "geography")  # what stands in a study's folder before its manifest
FEW = 256  # files of runs that are no burden to anyone


class Store:
    """One study's folder. Safe for several writers: every file appears whole, under a name that says what it holds."""

    def __init__(self, folder: Path, code: str):
        self.folder = folder
        self.code = code
        self.runs_folder = folder / "runs"

    def publish(self, records: Sequence[Record]) -> None:
        """Publish runs of one point with seeds that follow each other; the rows in runs/ come last and commit them."""
        first, last = records[0].row, records[-1].row
        shard = Shard(first["point"], first["seed"], last["seed"], self.code)
        tables = list(dict.fromkeys(table for record in records for table in record.frames()))
        places = {table: self.folder / place_of(table, first["scenario"], shard.name) for table in tables}
        write_together({place: stack(records, table) for table, place in places.items()}, self.folder, "flushed")
        kept = {"shard": f"{shard.first}-{shard.last}", "tables": " ".join(tables)}
        write_parquet(run_rows([record.row | kept for record in records]), self.runs_folder / shard.name, self.folder)
        for record in records:
            self._failure(record.row).unlink(missing_ok=True)

    def publish_failure(self, row: dict[str, Any]) -> None:
        """Publish that a run failed; a later success takes its place."""
        write_parquet(run_rows([row]), self._failure(row), self.folder)

    def done(self) -> dict[str, set[int]]:
        """The seeds that are done, by point, under the present code."""
        return seeds_by_point(name for name in self._committed() if name.endswith(f"_{self.code}.parquet"))

    def failed(self) -> dict[str, set[int]]:
        """The seeds that failed or took too long under the present code, by point."""
        files = [self.runs_folder / shard.name for shard in single(self.runs_folder) if shard.code == FAILED]
        table = rows_of(files)
        seeds: dict[str, set[int]] = {}
        for row in table.select(["point", "seed", "code"]).to_pylist() if table else ():
            if row["code"] == self.code:
                seeds.setdefault(row["point"], set()).add(row["seed"])
        return seeds

    def runs(self) -> pd.DataFrame:
        """One row a run, of all points, in the order of points' names and seeds."""
        named = {self.runs_folder / shard.name for shard in single(self.runs_folder)}
        table = rows_of(sorted(named | bulks(self.runs_folder).keys()))
        if table is None:
            return pd.DataFrame(columns=list(KEYS))
        frame = table.to_pandas().drop_duplicates(["point", "seed", "code", "status"])
        return frame.sort_values(["point", "seed"], ignore_index=True)

    def compact(self, few: int = FEW) -> None:
        """Gather the rows of many small files in one. Only the holder of the study's lock may call this."""
        shards = [shard for shard in single(self.runs_folder) if shard.code == self.code]
        if len(shards) <= few:
            return
        files = [self.runs_folder / shard.name for shard in shards]
        table = rows_of(files)
        assert table is not None
        write_parquet(table, self.runs_folder / bulk_name(shards, self.code), self.folder)
        for file in files:  # killed in between, rows stand twice: readers take one, ``sweep`` removes the other
            file.unlink(missing_ok=True)

    def set_stale_aside(self) -> int:
        """Move what older code or data made to stale/, and return how many files of runs that were."""
        kept = (self.code, FAILED)
        stale = {self.runs_folder / s.name: s.code for s in single(self.runs_folder) if s.code not in kept}
        stale |= {path: code for path, code in bulks(self.runs_folder).items() if code not in kept}
        rows = len(stale)
        if stale:
            shards = ((path, shard_of(path)) for path in self._data())
            stale |= {path: shard.code for path, shard in shards if shard and shard.code not in kept}
        for path, code in stale.items():  # the rows that commit go first
            target = self.folder / "stale" / code / path.relative_to(self.folder)
            target.parent.mkdir(parents=True, exist_ok=True)
            path.replace(target)
        return rows

    def foreign(self) -> list[str]:
        """What a folder holds that is no study; nothing where it is one, or is empty, or is gone.

        A study that has lost its manifest is known by its runs. Raises Damaged where a manifest cannot be read.
        """
        if self.runs_folder.is_dir() and self._committed():
            read_manifest(self.folder)
            return []
        with suppress(Damaged):
            if "points" in read_manifest(self.folder):
                return []
        return sorted(path.name for path in self.folder.glob("*") if path.name not in FIRST)

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Hold the lock of the study until this process ends at the latest. Raises BlockingIOError with its holder."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with open(self.folder / ".lock", "a+", encoding="utf-8") as handle:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                handle.seek(0)
                raise BlockingIOError(handle.read().strip() or "another process") from error
            handle.truncate(0)
            handle.write(f"process {os.getpid()} on {platform.node()}")
            handle.flush()
            yield
            handle.truncate(0)
            with suppress(OSError):  # gone, or not ours to remove
                (self.folder / TEMPORARY).rmdir()

    def sweep(self) -> None:
        """Remove what a killed writer left unfinished. Only the holder of the study's lock may call this."""
        for path in (self.folder / TEMPORARY).glob("*"):
            if UNFINISHED.fullmatch(path.name):
                path.unlink(missing_ok=True)
        gathered = set().union(*(held(bulk, code) for bulk, code in bulks(self.runs_folder).items()))
        done = self.done()
        for shard in single(self.runs_folder):
            if shard.name in gathered or shard.code == FAILED and shard.first in done.get(shard.point, ()):
                (self.runs_folder / shard.name).unlink(missing_ok=True)
        self._forget_incomplete()
        self.drop_uncommitted()

    def _forget_incomplete(self) -> None:
        """Drop rows in runs/ whose daily rows, events or details are gone: the runs count as not done. Raises Damaged.

        Every file of rows is read here, before anything is run.
        """
        there = {path.relative_to(self.folder).as_posix() for path in self._data()}
        sources = {self.runs_folder / s.name: s.code for s in single(self.runs_folder)} | bulks(self.runs_folder)
        for path, code in sources.items():
            rows = read(path, ["point", "scenario", "shard", "tables"]).to_pylist()
            kept = [code != self.code or there.issuperset(promised(row, code).values()) for row in rows]
            if all(kept):
                continue
            if any(kept):
                left = {shard for row in compress(rows, kept) if (shard := shard_of(Path(row_name(row, code))))}
                bulk = self.runs_folder / bulk_name(left, code)
                write_parquet(read(path).filter(pa.array(kept)), bulk, self.folder)
            path.unlink()

    def drop_uncommitted(self, point: str | None = None, seeds: range = range(2**64)) -> None:
        """Remove daily rows, events and details, of one point's seeds or of all, that no row in runs/ commits."""
        committed = self._committed()
        for path in self._data():
            shard = None if path.name in committed else shard_of(path)
            if shard and point in (None, shard.point) and shard.first in seeds:
                path.unlink(missing_ok=True)

    def write_config(self, point: str, text: str) -> None:
        """Publish the resolved configuration of a point, unless it stands there already."""
        path = self.folder / "configs" / f"{point}.yaml"
        if not path.is_file() or path.read_bytes() != text.encode():
            write_text(text, path, self.folder, "written")

    def _committed(self) -> set[str]:
        """The names of all shards whose rows stand in runs/."""
        alone = {shard.name for shard in single(self.runs_folder) if shard.code != FAILED}
        return alone.union(*(held(bulk, code) for bulk, code in bulks(self.runs_folder).items()))

    def _data(self) -> Iterator[Path]:
        walks = (os.walk(self.folder / name) for name in DATA)
        return (
            Path(at, name) for walk in walks for at, _, names in walk for name in names if name.endswith(".parquet")
        )

    def _failure(self, row: dict[str, Any]) -> Path:
        return self.runs_folder / Shard(row["point"], row["seed"], row["seed"], FAILED).name
