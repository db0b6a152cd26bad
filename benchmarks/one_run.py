"""What a run costs beyond its kernels and phases: reading its settings, and publishing what it leaves."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from benchmarks.figure import Figure
from benchmarks.timing import interleaved
from sim.door.points import read_study
from sim.output import Store
from sim.runs.one import live

ROUNDS = 15


def measure() -> Iterator[Figure]:
    """Milliseconds to compose, to write and to publish a default run."""
    with tempfile.TemporaryDirectory() as folder:
        words = ["seed=0", f"output={folder}"]
        point = read_study(words, study=False, own=None).points[0]
        record, store = live(point.config, point.id, "0" * 12), Store(Path(folder) / "bench", "0" * 12)
        compose, publish = interleaved(
            ROUNDS, lambda: read_study(words, study=False, own=None), lambda: store.publish([record])
        )
    both = [(a + b) * 1e3 for a, b in zip(compose, publish, strict=True)]
    note = f"compose {median(compose) * 1e3:.1f}, write and publish {median(publish) * 1e3:.1f}"
    yield Figure("overhead of a run", median(both), "ms", 20, 5, note=note)
