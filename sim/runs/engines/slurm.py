"""Slurm: an array of jobs, each a chunk of the study. Submit and leave; the same command collects later.

Runs are published by the jobs themselves, so that collecting is no more than looking.
"""

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import submitit

from sim.door.refusal import Fault, Refusal
from sim.output import Store
from sim.runs.chunk import Job, give_up_missing, work_off
from sim.runs.engines import Work
from sim.runs.one import Row
from sim.runs.queue import LOOK_EVERY_S, cancel, in_queue, place, queued, remember

ROOT = Path(__file__).resolve().parents[3]
MOST_JOBS = 1000  # of an array: below MaxArraySize as Slurm comes


def run(work: Work) -> Iterator[list[Row]]:
    """Submit what is left; rows of finished jobs as they come, where the command waits for them."""
    chunks = [work.jobs(p) for p in work.plan.chunks(work.seconds, work.config.workers or MOST_JOBS, MOST_JOBS)]
    if not chunks:
        return
    sent = dict(zip(_submit(work, chunks), chunks, strict=True))
    runs = {job.job_id: [(j.point, j.seeds[0], j.seeds[-1]) for j in jobs] for job, jobs in sent.items()}
    remember(work.store, queued(work.store) | runs)
    work.say(f"    submitted {len(sent)} jobs to Slurm, array {next(iter(sent)).job_id.split('_')[0]}")
    if work.config.engine_wait:
        try:
            yield from _collect(work, sent)
        except GeneratorExit:  # the study ends before its jobs do
            cancel(work.store)
            raise


def _submit(work: Work, chunks: list[list[Job]]) -> list[Any]:
    config = work.config
    executor = submitit.SlurmExecutor(folder=place(work.store) / "jobs", python=sys.executable)
    executor.update_parameters(
        job_name="comity", time=config.engine_minutes, cpus_per_task=1, array_parallelism=config.workers or MOST_JOBS,
        setup=[f"export PYTHONPATH={ROOT}", "export NUMBA_NUM_THREADS=1 OMP_NUM_THREADS=1"], stderr_to_stdout=True,
        **({"partition": config.engine_partition} if config.engine_partition else {}),
    )  # fmt: skip
    folder, code = work.store.folder.resolve(), work.store.code
    try:
        if len(chunks) == 1:
            return [executor.submit(work_off, folder, code, chunks[0])]
        n = len(chunks)
        jobs: list[Any] = executor.map_array(work_off, [folder] * n, [code] * n, chunks)
        return jobs
    except (submitit.core.utils.FailedJobError, subprocess.CalledProcessError, OSError) as error:
        what = f"Slurm takes no jobs: {' '.join(str(error).split())[:200]}"
        raise Refusal(Fault("engine", what, "Check sinfo, engine_partition and engine_minutes.", "slurm")) from error


def _collect(work: Work, sent: dict[Any, list[Job]]) -> Iterator[list[Row]]:
    looked = time.monotonic()
    while sent:
        for job in [job for job in sent if job.paths.result_pickle.is_file()]:
            yield _rows(work.store, job, sent.pop(job))
        if time.monotonic() - looked > LOOK_EVERY_S:
            looked, alive = time.monotonic(), in_queue()
            for job in [j for j in sent if j.job_id not in alive and not j.paths.result_pickle.is_file()]:
                yield _rows(work.store, job, sent.pop(job))
        work.idle(True, 0.0)
        time.sleep(0.2)
    remember(work.store, {})


def _rows(store: Store, job: Any, jobs: list[Job]) -> list[Row]:
    """The rows of a job; where it ended without a word, of the runs it did not publish."""
    if job.paths.result_pickle.is_file():
        try:
            rows: list[Row] = job.result()
            return rows
        except submitit.core.utils.FailedJobError as error:  # the study's folder could not be written, most likely
            last = str(error).strip().splitlines()[-1]
            return give_up_missing(store, jobs, f"Slurm job {job.job_id}: {last[:200]}")
    return give_up_missing(store, jobs, f"Slurm job {job.job_id} ended before its runs; see {job.paths.stdout}")
