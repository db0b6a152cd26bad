"""The store of a study: who has been run, what came out, what is stale. Daily rows first, the row in runs/ last."""

import fcntl
import json
import os
import platform
import re
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from sim.output.atomic import TEMPORARY, write_parquet, write_text

OK, FAILED = "ok", "failed"
SHARD = re.compile(r"(?P<point>[0-9a-f]{12})_(?P<first>\d+)-(?P<last>\d+)_(?P<code>[0-9a-f]{12}|failed)\.parquet")
KEYS = ("point", "scenario", "seed", "status", "seconds", "error", "code", "days")  # columns before the metrics


class Record(NamedTuple):
    """What one run leaves."""

    row: dict[str, Any]  # KEYS, then one value a summary metric
    daily: pd.DataFrame | None = None  # index: date; columns: metrics
    events: pd.DataFrame | None = None
    detail: dict[str, pd.DataFrame] | None = None


class Store:
    """One study's folder. Safe for several writers: every file appears whole, under a name that says what it holds."""

    def __init__(self, folder: Path, code: str):
        self.folder = folder
        self.code = code

    def publish(self, records: Sequence[Record]) -> None:
        """Publish runs of one point with seeds that follow each other; the rows in runs/ come last and commit them."""
        rows = [record.row for record in records]
        point, scenario = rows[0]["point"], rows[0]["scenario"]
        name = f"{point}_{rows[0]['seed']}-{rows[-1]['seed']}_{self.code}.parquet"
        place = f"scenario={scenario}/point={point}"
        self._write(f"daily/{place}/{name}", _stack(records, [r.daily for r in records], "day"))
        self._write(f"events/{name}", _stack(records, [r.events for r in records], scenario=True))
        for table in records[0].detail or {}:
            frames = [(r.detail or {})[table] for r in records]
            self._write(f"detail/{table}/{name}", _stack(records, frames, scenario=True))
        self._write(f"runs/{name}", _rows(rows))
        for row in rows:
            self._failure(row).unlink(missing_ok=True)

    def publish_failure(self, row: dict[str, Any]) -> None:
        """Publish that a run failed; a later success takes its place."""
        write_parquet(_rows([row]), self._failure(row), self.folder)

    def done(self) -> dict[str, set[int]]:
        """The seeds that are done, by point, under the present code."""
        seeds: dict[str, set[int]] = {}
        for shard in self._shards():
            if shard["code"] == self.code:
                seeds.setdefault(shard["point"], set()).update(range(int(shard["first"]), int(shard["last"]) + 1))
        return seeds

    def set_stale_aside(self) -> int:
        """Move what older code or data made to stale/, and return how many files of runs that were."""
        moved = 0
        for shard in self._shards():
            if shard["code"] in (self.code, FAILED):
                continue
            moved += 1
            for path in sorted(self.folder.rglob(shard[0]), key=lambda p: "runs" not in p.parts):
                relative = path.relative_to(self.folder)
                if relative.parts[0] != "stale":
                    target = self.folder / "stale" / shard["code"] / relative
                    target.parent.mkdir(parents=True, exist_ok=True)
                    path.replace(target)
        return moved

    def runs(self) -> pd.DataFrame:
        """One row a run, of all points, in the order of points' files and seeds."""
        files = sorted((self.folder / "runs").glob("*.parquet"))
        tables = [pq.read_table(file) for file in files]
        if not tables:
            return pd.DataFrame(columns=list(KEYS))
        frame = pa.concat_tables(tables, promote_options="permissive").to_pandas()
        return frame.sort_values(["point", "seed"], ignore_index=True)

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Hold the study alone, until this process ends at the latest. Raises BlockingIOError with who holds it."""
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
            with suppress(OSError):  # gone, or in use by nobody we know
                (self.folder / TEMPORARY).rmdir()

    def sweep(self) -> None:
        """Remove what a killed writer left unfinished. Only the holder of the study's lock may call this."""
        shutil.rmtree(self.folder / TEMPORARY, ignore_errors=True)
        self.drop_uncommitted()

    def drop_uncommitted(self, point: str | None = None, seeds: range = range(2**64)) -> None:
        """Remove daily rows, events and details, of one point's seeds or of all, that no row in runs/ commits."""
        committed = {shard[0] for shard in self._shards()}
        for folder in ("daily", "events", "detail"):
            for path in (self.folder / folder).rglob(f"{point or ''}*.parquet"):
                shard = SHARD.fullmatch(path.name)
                if shard and shard[0] not in committed and int(shard["first"]) in seeds:
                    path.unlink(missing_ok=True)

    def write_manifest(self, manifest: dict[str, Any]) -> None:
        """Publish manifest.json, keeping the points and commands of earlier calls."""
        earlier = self.manifest()
        manifest["points"] = earlier.get("points", {}) | manifest["points"]
        manifest["origins"] = [*earlier.get("origins", []), *manifest["origins"]][-1000:]
        write_text(json.dumps(manifest, indent=1, ensure_ascii=False), self.folder / "manifest.json", self.folder)

    def manifest(self) -> dict[str, Any]:
        """The manifest as it stands, or an empty one."""
        path = self.folder / "manifest.json"
        return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}

    def write_config(self, point: str, text: str) -> None:
        """Publish the resolved configuration of a point."""
        write_text(text, self.folder / "configs" / f"{point}.yaml", self.folder)

    def _shards(self) -> Iterable[re.Match[str]]:
        names = sorted(path.name for path in (self.folder / "runs").glob("*.parquet"))
        return [match for match in map(SHARD.fullmatch, names) if match]

    def _failure(self, row: dict[str, Any]) -> Path:
        return self.folder / "runs" / f"{row['point']}_{row['seed']}-{row['seed']}_{FAILED}.parquet"

    def _write(self, name: str, table: pa.Table | None) -> None:
        if table is not None:
            write_parquet(table, self.folder / name, self.folder)


def _rows(rows: list[dict[str, Any]]) -> pa.Table:
    """The rows of runs/: numbers of metrics as double precision, seeds as 64 bits without a sign."""
    types = {"seed": pa.uint64(), "seconds": pa.float64(), "days": pa.int64()}
    names = list(dict.fromkeys(name for row in rows for name in row))
    kinds = {name: types.get(name, pa.string() if name in KEYS else pa.float64()) for name in names}
    return pa.table({name: pa.array([row.get(name) for row in rows], kind) for name, kind in kinds.items()})


def _stack(
    records: Sequence[Record], frames: Sequence[pd.DataFrame | None], index: str | None = None, scenario: bool = False
) -> pa.Table | None:
    """The frames of several runs in one table, each row with its seed; fractions in single precision."""
    tables = []
    for record, frame in zip(records, frames, strict=True):
        if frame is None or (frame.empty and not len(frame.columns)):
            continue
        table = pa.table({str(name): _column(values) for name, values in frame.items()})
        if index:
            table = table.add_column(0, index, pa.array(frame.index).cast(pa.date32()))
        seeds = pa.array([record.row["seed"]] * len(table), pa.uint64())
        table = table.add_column(0, "seed", seeds)
        if scenario:
            for name in ("scenario", "point"):
                table = table.add_column(0, name, pa.array([record.row[name]] * len(table), pa.string()))
        tables.append(table)
    return pa.concat_tables(tables, promote_options="permissive") if tables else None


def _column(values: pd.Series) -> pa.Array:
    """A column; double precision becomes single precision: half the size, 7 digits. Missing values become null."""
    numbers = values.to_numpy()
    if numbers.dtype == "float64":
        numbers = numbers.astype("float32")
    return pa.array(numbers, from_pandas=True)
