"""A study of 100,000 runs: how long the decision what is left to run takes, and a query over all of its rows."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import numpy as np
import pyarrow as pa

from analysis.load import Study
from benchmarks.figure import Figure
from benchmarks.timing import interleaved
from sim.ledger.metrics import catalogue
from sim.output import Store
from sim.output.atomic import write_parquet
from sim.output.manifest import sealed
from sim.output.shards import Shard, bulk_name, place_of
from sim.runs.plan import missing

POINTS, SEEDS, CODE, ROUNDS = 100, 1000, "c" * 12, 3
QUERY = """select a.point, avg(a.entries - b.entries), stddev(a.entries - b.entries)
from {runs} a join {runs} b using (seed) where b.point = '000000000000' group by a.point"""


def measure() -> Iterator[Figure]:
    """Seconds of both: each run was published by itself; all rows but those of a thousand runs were gathered since."""
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder) / "large", CODE)
        _fill(store)
        decide, ask = interleaved(ROUNDS, lambda: _decide(store), lambda: _ask(store))
    yield Figure("100,000 runs: what is left to run", median(decide), "s", 10, 5)
    yield Figure("100,000 runs: a paired comparison of one metric", median(ask), "s", 2, 0.5)


def _decide(store: Store) -> None:
    store.sweep()
    done = store.done()
    left = [missing(k, range(SEEDS + 1), done[f"{k:012x}"]) for k in range(POINTS)]
    assert sum(len(task.seeds) for tasks in left for task in tasks) == POINTS


def _ask(store: Store) -> None:
    study = Study(store.folder)
    assert len(study.query(QUERY, runs=study.row_files)) == POINTS


def _fill(store: Store) -> None:
    """Rows in bulk, but for a tenth of the runs of a tenth of the points; data files without content."""
    names = [metric.name for metric in catalogue()]
    dice = np.random.Generator(np.random.Philox(1))
    for k in range(POINTS):
        shards = [Shard(f"{k:012x}", seed, seed, CODE) for seed in range(SEEDS)]
        gathered = [shard for shard in shards if shard.first % 10]
        write_parquet(_rows(gathered, names, dice), store.runs_folder / bulk_name(gathered, CODE), store.folder)
        for table in ("daily", "events"):
            for shard in shards:
                place = store.folder / place_of(table, "baseline", shard.name)
                place.parent.mkdir(parents=True, exist_ok=True)
                place.touch()
        alone = [shard for shard in shards if not shard.first % 10]
        if k >= POINTS // 10:
            write_parquet(_rows(alone, names, dice), store.runs_folder / bulk_name(alone, CODE), store.folder)
        for shard in alone if k < POINTS // 10 else ():
            write_parquet(_rows([shard], names, dice), store.runs_folder / shard.name, store.folder, "written")
    (store.folder / "manifest.json").write_bytes(sealed({"code": CODE, "points": {}, "metrics": []}))


def _rows(shards: list[Shard], names: list[str], dice: np.random.Generator) -> pa.Table:
    n = len(shards)
    keys = {
        "point": pa.array([s.point for s in shards]), "seed": pa.array([s.first for s in shards], pa.uint64()),
        "status": pa.repeat("ok", n), "scenario": pa.repeat("baseline", n), "tables": pa.repeat("daily events", n),
        "shard": pa.array([f"{s.first}-{s.last}" for s in shards]),
    }  # fmt: skip
    return pa.table(keys | {name: pa.array(dice.normal(size=n)) for name in names})
