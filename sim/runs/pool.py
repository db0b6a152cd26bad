"""A pool of warm workers. A worker that is killed costs its run, which is tried again; never the study."""

import time
from collections import Counter
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

from sim.output import Store
from sim.output.shards import FAILED, TIMEOUT
from sim.runs.chunk import Job, give_up
from sim.runs.forks import prepare
from sim.runs.one import Row
from sim.runs.plan import Chunk, Plan, Task
from sim.runs.worker import BROKEN, DONE, READY, SHARE, UNWRITABLE, work

if TYPE_CHECKING:
    from sim.door.points import Point

MOST_TRIES = 3
GRACE_S = 10.0  # after its timeout a run should end itself; if not, it is ended with its worker so much later


class Broken(Exception):
    """Workers cannot even load the model; the text says why."""


class _Worker:
    """One process, the pipe to it, and what it is doing."""

    def __init__(self, context: Any, folder: Path, code: str):
        self.pipe: Connection
        self.pipe, theirs = context.Pipe()
        self.process: BaseProcess = context.Process(target=work, args=(theirs, folder, code), daemon=True)
        self.process.start()
        theirs.close()
        self.ready = self.ended = False
        self.chunk: Chunk = []
        self.share = 0.0  # runs of the chunk finished so far
        self.run_began = 0.0

    def tell(self, share: float) -> None:
        """Record the progress that the process reports."""
        if int(share) > int(self.share) or not self.run_began:
            self.run_began = time.monotonic()
        self.share = share

    def end_if_stuck(self, timeout: float) -> None:
        """End a process whose run is long over its time."""
        if timeout and self.run_began and time.monotonic() - self.run_began > timeout + GRACE_S:
            self.ended = True
            self.process.kill()


class Pool:
    """Workers on the tasks of a plan; ``results`` yields the rows of finished tasks as they come."""

    def __init__(self, points: "list[Point]", plan: Plan, folder: Path, code: str, size: int):
        self.context = prepare()
        self.points, self.plan, self.folder, self.code, self.size = points, plan, folder, code, size
        self.workers: list[_Worker] = []
        self.tries: Counter[tuple[int, int]] = Counter()
        self.seconds, self.runs = 0.0, 0  # of finished runs
        self.loads = False  # whether some worker could load the model
        # The first worker appears when the model is compiled, which may take a minute: a thread waits for it.
        self.hiring = Thread(target=self._hire, daemon=True)

    def results(self, idle: Callable[[], None]) -> Iterator[list[Row]]:
        """Rows of finished chunks; calls ``idle`` several times a second. Ends when the plan is done."""
        try:
            while self._staff():
                heard: Any = wait([w.pipe for w in self.workers], timeout=0.2) or ()
                if not self.workers:
                    self.hiring.join(0.2)
                for worker in [w for w in self.workers if w.pipe in heard]:
                    yield from self._hear(worker)
                idle()
        finally:
            self.close()

    @property
    def ready(self) -> bool:
        return any(worker.ready for worker in self.workers)

    @property
    def under_way(self) -> float:
        """Runs finished in chunks that are not, with fractions of runs."""
        return sum(worker.share for worker in self.workers)

    def close(self) -> None:
        """End every worker; published runs stay."""
        for worker in self.workers:
            worker.process.terminate()
        for worker in self.workers:
            worker.process.join(2)
            if worker.process.is_alive():
                worker.process.kill()
            worker.pipe.close()
        self.workers.clear()

    def _staff(self) -> bool:
        """Give idle workers something to do and hire up to the pool's size; whether anything is under way."""
        timeout = self.points[0].config.timeout
        for worker in self.workers:
            if worker.ready and not worker.chunk:
                self._assign(worker)
            worker.end_if_stuck(timeout)
        wanted = min(self.size, self.plan.left + sum(bool(w.chunk) for w in self.workers))
        if self.loads:
            while len(self.workers) < wanted:
                self._hire()
        elif not self.workers and not self.hiring.is_alive():
            if self.hiring.ident is not None:
                raise Broken("the process that loads the model has ended; the lines above say why")
            self.hiring.start()
        return bool(self.plan.left) or any(worker.chunk for worker in self.workers)

    def _hire(self) -> None:
        self.workers.append(_Worker(self.context, self.folder, self.code))

    def _assign(self, worker: _Worker) -> None:
        mean = self.seconds / self.runs if self.runs else None
        worker.chunk = self.plan.take(mean, self.size)
        if worker.chunk:
            worker.pipe.send([self._job(task) for task in worker.chunk])

    def _job(self, task: Task) -> Job:
        point = self.points[task.point]
        return Job(point.id, point.config, task.seeds)

    def _hear(self, worker: _Worker) -> Iterator[list[Row]]:
        try:
            kind, said = worker.pipe.recv()
        except (EOFError, OSError):
            yield from self._bury(worker)
            return
        if kind == BROKEN:
            raise Broken(said)
        if kind == UNWRITABLE:
            raise OSError(*said)
        if kind == READY:
            worker.ready = self.loads = True
        elif kind == SHARE:
            worker.tell(said)
        elif kind == DONE:
            worker.chunk, worker.share, worker.run_began = [], 0.0, 0.0
            self.seconds += sum(row["seconds"] for row in said)
            self.runs += len(said)
            yield said

    def _bury(self, worker: _Worker) -> Iterator[list[Row]]:
        """A worker died: what it had published counts, its other runs are tried again one by one, three times."""
        worker.process.join(2)
        self.workers.remove(worker)
        if not worker.ready:
            raise Broken(f"a worker ended while it loaded the model (exit code {worker.process.exitcode})")
        store, done = Store(self.folder, self.code), Store(self.folder, self.code).done()
        runs = [(task, seed) for task in worker.chunk for seed in task.seeds]
        stuck = runs[min(int(worker.share), len(runs) - 1)] if worker.ended and runs else None
        for task, seed in runs:
            job = self._job(task)
            store.drop_uncommitted(job.point, range(seed, seed + 1))
            self.tries[task.point, seed] += 1
            if seed in done.get(job.point, ()):
                yield [_published(store, job, seed)]
            elif (task, seed) == stuck:
                yield [give_up(store, job, seed, f"stopped with its worker after {job.config.timeout:g} s", TIMEOUT)]
            elif self.tries[task.point, seed] < MOST_TRIES or len(runs) > 1:
                self.plan.put_back(task._replace(seeds=range(seed, seed + 1)))
            else:
                code = worker.process.exitcode
                why = f"its worker ended {MOST_TRIES} times (exit code {code}; memory is the usual cause)"
                yield [give_up(store, job, seed, why, FAILED)]


def _published(store: Store, job: Job, seed: int) -> Row:
    """The row of a run that was published before its worker could report it."""
    rows = store.runs()
    return dict(rows[(rows["point"] == job.point) & (rows["seed"] == seed)].iloc[-1])
