"""A chunk of a study, executed where an engine has put it: runs are simulated and published, their rows returned."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sim.output import Store
from sim.output.shards import FAILED, OK
from sim.runs.one import Progress, Row, live, started_row
from sim.runs.plan import missing

if TYPE_CHECKING:
    from sim.config import Config


class Job(NamedTuple):
    """Runs of one point, with all that is needed to execute them on another machine."""

    point: str
    config: "Config"
    seeds: range


def work_off(folder: Path, code: str, jobs: Sequence[Job], progress: Progress | None = None) -> list[Row]:
    """Execute the runs of ``jobs`` one after another and publish each job at once; ``progress`` gets runs finished."""
    from sim.model import warm_up

    if progress is None:  # an engine's own worker; those of the pool are warm already
        warm_up()
    rows: list[Row] = []
    for job in jobs:
        rows += _work_off(Store(folder, code), job, len(rows), progress)
    return rows


def _work_off(store: Store, job: Job, before: int, progress: Progress | None) -> list[Row]:
    def along(i: int) -> Progress | None:
        return (lambda share: progress(before + i + share)) if progress else None

    records = []
    for i, seed in enumerate(job.seeds):
        if progress:
            progress(before + i)
        records.append(live(job.config.model_copy(update={"seed": seed}), job.point, store.code, along(i)))
    for record in records:
        if record.row["status"] != OK:
            store.publish_failure(record.row)
    good = {record.row["seed"]: record for record in records if record.row["status"] == OK}
    for stretch in missing(0, job.seeds, set(job.seeds) - good.keys()):
        store.publish([good[seed] for seed in stretch.seeds])
    return [record.row for record in records]


def give_up(store: Store, job: Job, seed: int, why: str, status: str = FAILED) -> Row:
    """Publish that a run will not be tried again, and return its row."""
    row = started_row(job.config.model_copy(update={"seed": seed}), job.point, store.code)
    row |= {"status": status, "error": why}
    store.publish_failure(row)
    return row


def give_up_missing(store: Store, jobs: Sequence[Job], why: str) -> list[Row]:
    """Publish the failure of every run of ``jobs`` that has left no row."""
    done, failed = store.done(), store.failed()
    return [
        give_up(store, job, seed, why)
        for job in jobs
        for seed in job.seeds
        if seed not in done.get(job.point, ()) and seed not in failed.get(job.point, ())
    ]
