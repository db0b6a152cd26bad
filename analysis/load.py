"""A study's folder as tables: committed runs only, read by DuckDB over its parquet files."""

import hashlib
import json
import math
import re
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from analysis.refusal import DATA, Refusal, in_a_label, nearest
from sim.output.manifest import NAME, differing, full_points, read_manifest
from sim.output.seal import Damaged, whole
from sim.output.shards import bulks, promised, single

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

DAYS_A_YEAR = 365.25
FULL = 6  # digits that tell values apart
MOST_TOLD = 3  # settings that tell points of one label apart
KEYS = (  # columns before the metrics
    "point", "scenario", "seed", "status", "seconds", "error", "code", "days", "shard", "tables",
)  # fmt: skip


class Metric(NamedTuple):
    """What a metric means, as the manifest tells it."""

    name: str
    unit: str  # of a day's value, "crossings/day"
    kind: str  # count, stock, ratio, quantile
    meaning: str
    theme: str
    better: str  # up, down, none
    above: str = ""  # the line of a ratio: what is counted
    below: str = ""  # the line: against what; of a quantile, whose values are pooled
    times: float = 1.0  # a ratio's factor, such as per million
    least: float = -math.inf  # value that is possible
    most: float = math.inf

    @property
    def unit_over_time(self) -> str:
        """The unit of its summary: counts are told a year."""
        return self.unit.replace("/day", "/year") if self.kind == "count" else self.unit


class Point(NamedTuple):
    """One configuration of a study."""

    id: str
    scenario: str
    label: str  # how tables and figures call it
    start: date
    days: int
    burn_in_days: int
    expect: list[dict[str, Any]]
    varied: dict[str, Any]
    config: dict[str, Any]
    geography: str = ""  # file of the study that tells where its world's states and borders lie

    def day(self, k: float) -> date:
        """The date of the ``k``-th day."""
        return self.start + timedelta(days=float(k))

    def shares_world(self, other: "Point") -> bool:
        """Whether two points play between the same states and borders."""
        ours, theirs = ((point.config.get("world") or {}).get("layout") for point in (self, other))
        return self.geography == other.geography and ours == theirs


class Study:
    """A study as it stands on the disk. What no row in ``runs/`` commits is not seen; stale and failed runs neither."""

    def __init__(self, folder: Path):
        self.folder = self.into = Path(folder)  # what is drawn or written from it goes into the second
        self.manifest = read_manifest(self.folder)
        if not self.manifest:
            raise Refusal("study", f"{self.folder} holds no manifest.json", "Name the folder of a study.", DATA)
        try:
            self.manifest["points"] = full_points(self.manifest)
            points = [_point(key, told) for key, told in self.manifest["points"].items()]
            self.points = _told_apart(points, self.manifest.get("settings", []))
            self.metrics = {told["name"]: _metric(told) for told in self.manifest["metrics"]}
        except (ValueError, KeyError, TypeError, AttributeError) as error:  # sealed by another version
            raise Damaged(self.folder / NAME, f"{type(error).__name__}: {error}") from error
        self._seen_whole: dict[Path, tuple[int, int]] = {}

    @property
    def name(self) -> str:
        """Its name."""
        return self.manifest.get("study", self.folder.name)

    @property
    def code(self) -> str:
        """The version of code and data whose runs count; those of another are stale."""
        return self.manifest["code"]

    @cached_property
    def row_files(self) -> list[Path]:
        """Files in runs/ that hold committed runs of the present code, every byte checked. Raises Damaged."""
        folder = self.folder / "runs"
        sources = {folder / shard.name: shard.code for shard in single(folder)} | bulks(folder)
        return self._whole(sorted(path for path, code in sources.items() if code == self.code))

    @cached_property
    def runs(self) -> "pd.DataFrame":
        """One row a run that is done: KEYS, then every summary metric, NaN where it is empty. Raises Damaged."""
        rows = self.query("select * from {runs} where status = 'ok'", runs=self.row_files)
        known = rows[rows["point"].isin(list(self.points))]
        return known.drop_duplicates(["point", "seed"]).sort_values(["point", "seed"], ignore_index=True)

    def files(self, table: str) -> list[Path]:
        """Files of ``daily``, ``events`` or ``detail/NAME`` that committed runs left, every byte checked.

        Raises Damaged where one is altered or gone.
        """
        if self.runs.empty:
            return []
        rows = self.runs[["point", "scenario", "shard", "tables"]].drop_duplicates().to_dict("records")
        places = {told[table] for row in rows if table in (told := promised(row, self.code))}
        return self._whole(sorted(self.folder / place for place in places))

    def table(self, file: Path) -> "pa.Table":
        """The rows of one of ``files``."""
        import pyarrow as pa
        import pyarrow.parquet as pq

        return pq.ParquetFile(pa.BufferReader(whole(file, self.folder))).read()

    def _whole(self, files: list[Path]) -> list[Path]:
        """The files, every byte held against their seals, once for each state in which they are found."""

        def check(path: Path) -> None:
            try:
                facts = path.stat()
                if self._seen_whole.get(path) != (facts.st_size, facts.st_mtime_ns):
                    whole(path, self.folder)
            except FileNotFoundError as error:
                raise Damaged(path, "is missing") from error
            self._seen_whole[path] = facts.st_size, facts.st_mtime_ns

        with ThreadPoolExecutor(2) as pool:
            list(pool.map(check, files))
        return files

    def query(self, sql: str, **tables: list[Path]) -> "pd.DataFrame":
        """Ask in SQL; ``{name}`` stands for the files given as ``name``. An empty list gives an empty frame."""
        import duckdb
        import pandas as pd

        if any(not files for files in tables.values()):
            return pd.DataFrame(columns=list(KEYS))
        lists = {name: _quoted(files) for name, files in tables.items()}
        with duckdb.connect(config={"threads": 2}) as base:
            try:
                return base.execute(sql.format(**_reading(lists))).df()
            except duckdb.Error:  # files of other columns, or a damaged one
                pass
            try:
                return base.execute(sql.format(**_reading(lists, ", union_by_name=true"))).df()
            except (duckdb.IOException, duckdb.InvalidInputException, duckdb.SerializationException) as error:
                raise Damaged(self.folder, error) from error  # written over since its seal was checked

    def geography(self, point: Point) -> dict[str, Any] | None:
        """States, borders and outlines of a point's world; None where it has no such file. Raises Damaged."""
        return map_sheet(self.folder / point.geography) if point.geography else None

    def point(self, name: str) -> Point:
        """The point of an id (or its beginning), a label, or a scenario. Raises Refusal when none fits."""
        for fits in (lambda p: p.id == name, lambda p: p.label == name, lambda p: p.scenario == name):
            found = [point for point in self.points.values() if fits(point)]
            if found:
                return found[0]
        begun = [point for point in self.points.values() if len(name) >= 4 and point.id.startswith(name)]
        if len(begun) == 1:
            return begun[0]
        known = {known for point in self.points.values() for known in (point.label, point.scenario)}
        raise Refusal("baseline", f"no point '{name}' in study '{self.name}'", nearest(name, known))

    def baseline(self, name: str | None = None) -> Point:
        """The point that others are compared with: as named, else of the scenario ``baseline``, else the first."""
        if name is not None:
            return self.point(name)
        done = [self.points[key] for key in self.points if key in set(self.runs["point"])]
        candidates = done or list(self.points.values())
        return next((p for p in candidates if p.scenario == "baseline"), candidates[0])


def map_sheet(path: Path) -> dict[str, Any]:
    """The map sheet of a world; its name is the beginning of its hash. Raises Damaged."""
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise Damaged(path, "is missing") from error
    if hashlib.sha256(data).hexdigest()[:12] != path.stem:
        raise Damaged(path)
    return json.loads(data)


def find(study: str, output: Path) -> Study:
    """The study of that name in the folder ``output``, or the folder itself. Raises Refusal with the nearest name."""
    if "/" in study and (Path(study) / "manifest.json").is_file():
        return Study(Path(study))
    folders = sorted(p.name for p in output.iterdir() if (p / "manifest.json").is_file()) if output.is_dir() else []
    if study in folders:
        return Study(output / study)
    remedy = nearest(study, folders) or "Run one first: python run.py"
    raise Refusal("study", f"no study '{study}' in {output}", remedy)


def _point(key: str, told: dict[str, Any]) -> Point:
    label = told.get("label") or told["scenario"]
    start, geography = date.fromisoformat(told["start"]), told.get("geography", "")
    span = told["days"], told["burn_in_days"]
    return Point(key, told["scenario"], label, start, *span, told["expect"], told["varied"], told["config"], geography)


def _told_apart(points: list[Point], settings: list[dict[str, Any]]) -> dict[str, Point]:
    """Points by id. Those of one label (other settings in another command) are called by what differs too.

    Where that is too much to say, or is no setting, they are called by their id.
    """
    labels = {point.id: point.label for point in points}
    for label, often in Counter(labels.values()).items():
        alike = [point for point in points if point.label == label] if often > 1 else []
        for point, own in zip(alike, differing([{"config": p.config} for p in alike], settings), strict=True):
            named = " ".join(f"{name.rsplit('.', 1)[-1]}={in_a_label(value, FULL)}" for name, value in own.items())
            labels[point.id] += f" {named if 0 < len(own) <= MOST_TOLD else point.id[:6]}"
    twice = Counter(labels.values())
    called = {key: f"{label} {key[:6]}" if twice[label] > 1 else label for key, label in labels.items()}
    return {point.id: point._replace(label=called[point.id]) for point in points}


def _metric(told: dict[str, Any]) -> Metric:
    """A metric of the manifest; one of an older version says nothing of parts and bounds."""
    known = {name: told[name] for name in Metric._fields if told.get(name) is not None}
    return Metric(**known)


def _quoted(files: list[Path]) -> str:
    """A list of files as SQL; brackets, stars and question marks in a path are no patterns."""
    return ", ".join("'" + re.sub(r"([\[*?])", r"[\1]", str(path)).replace("'", "''") + "'" for path in files)


def _reading(lists: dict[str, str], options: str = "") -> dict[str, str]:
    """Tables of files as SQL. Uniting columns by name is slower, and needed only where files differ."""
    options += ", hive_partitioning=false"  # which would take x=1 in the user's own path for a column
    return {name: f"read_parquet([{files}]{options})" for name, files in lists.items()}
