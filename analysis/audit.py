"""Every file of a study held against its seal, its name, and what the rows in runs/ say must be there.

The manifest was held against its seal when the study was opened.
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import yaml

from analysis.load import Study
from sim.output.seal import is_whole
from sim.output.shards import FAILED, Shard, bulks, promised, read, shard_of, single
from sim.output.store import DATA

OWN = {
    *DATA, "manifest.json", "runs", "configs", "geography", "stale", ".lock", ".tmp", ".slurm",
    "figures", "comparison.csv", "measures.csv", "arrivals.csv", "sensitivity.csv", "report.html", "runs.csv",
    "runs.parquet", "study.duckdb",
}  # fmt: skip
STALE = "was made by other code than the manifest's"


class Damage(NamedTuple):
    """One thing that is wrong with a study."""

    kind: str  # missing, damaged, duplicate, orphan, stale
    place: str
    what: str


def audit(study: Study) -> list[Damage]:
    """Everything that is wrong with a study; reads every byte of it."""
    whole = [*_broken_seals(study.folder)]
    rows = [*_rows(study, {damage.place for damage in whole})]
    return [*whole, *rows, *_configs(study), *_geography(study), *_left_over(study.folder)]


def beside(folder: Path) -> list[str]:
    """What lies in a study's folder and was not put there by this program; it harms nothing."""
    return sorted(path.name for path in folder.iterdir() if path.name not in OWN)


def _broken_seals(folder: Path) -> Iterator[Damage]:
    """Files cut short, emptied, altered, or put in each other's place."""
    for name in ("runs", *DATA):
        for path in sorted((folder / name).rglob("*")):
            place = path.relative_to(folder).as_posix()
            if path.is_file() and path.suffix != ".parquet":
                yield Damage("orphan", place, "belongs to no run")
            elif path.is_file() and not is_whole(path.read_bytes(), place):
                yield Damage("damaged", place, "was cut short or altered, or belongs elsewhere")


def _rows(study: Study, broken: set[str]) -> Iterator[Damage]:
    """Runs that stand twice or whose files are missing; files that no row commits."""
    runs = study.folder / "runs"
    wanted: dict[str, None] = {}
    seen: dict[tuple[str, int], str] = {}
    sources = bulks(runs)
    sources |= {runs / shard.name: shard.code for shard in single(runs)}
    for path in sorted(set(runs.glob("*.parquet")) - set(sources)):
        yield Damage("orphan", f"runs/{path.name}", "has a name that identifies no run")
    for path, code in sources.items():
        if f"runs/{path.name}" in broken:
            continue
        if code not in (study.code, FAILED):
            yield Damage("stale", f"runs/{path.name}", STALE)
        if code == FAILED:
            continue
        for row in read(path, ["point", "seed", "shard", "tables", "scenario"]).to_pylist():
            run = (row["point"], row["seed"])
            if run[0] not in study.points:
                yield Damage("orphan", f"runs/{path.name}", f"holds point {run[0]}, which the manifest does not know")
            if run in seen and code == study.code:
                yield Damage("duplicate", f"runs/{path.name}", f"{run[0]} seed {run[1]} is also in {seen[run]}")
            seen[run] = f"runs/{path.name}"
            wanted |= dict.fromkeys(promised(row, code).values())
    yield from _against(study, wanted, bool([place for place in broken if place.startswith("runs/")]))


def _against(study: Study, wanted: dict[str, None], rows_lost: bool) -> Iterator[Damage]:
    folder = study.folder
    there = {p.relative_to(folder).as_posix() for name in DATA for p in (folder / name).rglob("*.parquet")}
    for place in sorted(wanted.keys() - there):
        yield Damage("missing", place, "is promised by the row of its run")
    for place in sorted(there - wanted.keys()):
        shard: Shard | None = shard_of(Path(place))
        if shard and shard.code != study.code:
            yield Damage("stale", place, STALE)
        else:
            why = (
                "is committed by a file of rows that is damaged or gone"
                if rows_lost
                else "has no row in runs/ that commits it"
            )
            yield Damage("orphan", place, why)


def _configs(study: Study) -> Iterator[Damage]:
    folder = study.folder / "configs"
    for key, told in study.manifest["points"].items():
        path = folder / f"{key}.yaml"
        if "digest" not in told:
            continue
        if not path.is_file():
            yield Damage("missing", f"configs/{key}.yaml", "is missing although the manifest knows this point")
        elif hashlib.sha256(path.read_bytes()).hexdigest() != told["digest"]:
            yield Damage("damaged", f"configs/{key}.yaml", "was altered")
        elif yaml.safe_load(path.read_bytes()) != told["config"]:
            yield Damage("damaged", f"configs/{key}.yaml", "holds other settings than the manifest")
    for path in sorted(folder.glob("*")):
        if path.name not in {f"{key}.yaml" for key in study.points}:
            yield Damage("orphan", f"configs/{path.name}", "belongs to no point of the manifest")


def _geography(study: Study) -> Iterator[Damage]:
    wanted = {point.geography for point in study.points.values()} - {""}
    there = {f"geography/{path.name}": path for path in (study.folder / "geography").glob("*")}
    for place in sorted(wanted - there.keys()):
        yield Damage("missing", place, "is missing although the manifest names this map sheet")
    for place, path in sorted(there.items()):
        if place not in wanted:
            yield Damage("orphan", place, "belongs to no point of the manifest")
        elif not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest()[:12] != path.stem:
            yield Damage("damaged", place, "was altered")


def _left_over(folder: Path) -> Iterator[Damage]:
    for path in sorted((folder / ".tmp").glob("*")):
        yield Damage("orphan", f".tmp/{path.name}", "is being written, or was left by a writer that was killed")
