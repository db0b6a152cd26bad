"""What a sweep costs beyond its runs, through the whole command line: many short runs, and many points to check."""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet as pq

from benchmarks.figure import Figure
from benchmarks.timing import ROOT, command, seconds

SHORT = ("world=synthetic", "world.states=4", "days=10", "burn_in_days=1", "scale.detail=none", "workers=2")
WORKERS = 2


def measure() -> Iterator[Figure]:
    """Seconds beyond the runs' own, figures and comparison included; seconds to compose and check points."""
    with tempfile.TemporaryDirectory() as folder:
        words = ("run.py", "-m", *SHORT, "technology.gap=0,1", "seeds=0:500", f"output={folder}", "study=many")
        wall = seconds(command(sys.executable, *words))
        runs = _seconds(Path(folder) / "many" / "runs")
        again = seconds(command(sys.executable, *words))
    note = f"{wall:.1f} s for {runs:.1f} s of runs on 2 workers; {again:.1f} s to find all done"
    yield Figure("1,000 short runs, overhead in all", wall - runs / WORKERS, "s", 10, 5, note=note)
    checked = seconds(lambda: _dry_run("technology.gap=0..1:10000"))
    yield Figure("10,000 points composed and checked", checked, "s", 60, 10)


def _seconds(runs: Path) -> float:
    """Seconds that runs took, all of them together."""
    tables = [pq.ParquetFile(path).read(columns=["seconds"]) for path in runs.glob("*.parquet")]
    taken = [value for table in tables for value in table["seconds"].to_pylist()]
    assert len(taken) == 1000, f"{len(taken)} of 1,000 runs were done"
    return sum(taken)


def _dry_run(axis: str) -> None:
    words = [sys.executable, "run.py", "-m", "world=synthetic", axis, "dry_run=true"]
    told = subprocess.run(words, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    assert "10000 points" in told
