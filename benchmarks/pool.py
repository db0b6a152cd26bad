"""Runs a second on the warm pool of two workers against the ideal: two by the time of one run in one process."""

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from benchmarks.figure import Figure
from benchmarks.timing import seconds
from sim.door.points import Point, read_study
from sim.runs.one import live
from sim.runs.plan import Plan, missing
from sim.runs.pool import Pool

RUNS, ROUNDS, CODE = 16, 2, "0" * 12


def measure() -> Iterator[Figure]:
    """Shares of the ideal, run after run in one process and then on the pool."""
    shares, rates = [], []
    with tempfile.TemporaryDirectory() as folder:
        point = read_study(["days=365", f"output={folder}", "workers=2"], study=False, own=None).points[0]
        _alone(point, 1)
        for k in range(ROUNDS):
            one = seconds(lambda: _alone(point, 4)) / 4
            rates.append(_pooled(point, Path(folder) / f"pool{k}"))
            shares.append(rates[-1] / (2.0 / one))
    note = f"{median(rates):.2f} runs/s of a {2 / median(r / s for r, s in zip(rates, shares, strict=True)):.2f} s run"
    yield Figure("runs a second on 2 warm workers, of the ideal", median(shares), "share", 0.8, 0.95, True, note)


def _alone(point: Point, runs: int) -> None:
    for seed in range(runs):
        live(point.config.model_copy(update={"seed": seed}), point.id, CODE)


def _pooled(point: Point, folder: Path) -> float:
    """Runs a second from the moment both workers are warm: the first chunk of each is left out."""
    plan = Plan(missing(0, range(RUNS), set()))
    ended: list[tuple[float, int]] = []
    for rows in Pool([point], plan, folder, CODE, 2).results(lambda: None):
        ended.append((time.perf_counter(), len(rows)))
    first, last = ended[1][0], ended[-1][0]
    return sum(runs for _, runs in ended[2:]) / (last - first)
