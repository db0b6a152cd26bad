"""A pool of warm workers. A worker that is killed costs its run, which is tried again; never the study."""

from collections import Counter
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

from sim.output import Store
from sim.output.shards import FAILED
from sim.runs.forks import prepare
from sim.runs.plan import Plan, Task
from sim.runs.worker import BROKEN, DONE, READY, SHARE, work

if TYPE_CHECKING:
    from sim.door.points import Point

MOST_TRIES = 3


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
        self.ready = False
        self.task: Task | None = None
        self.share = 0.0  # runs of the task lived so far


class Pool:
    """Workers on the tasks of a plan; ``results`` yields the rows of finished tasks as they come."""

    def __init__(self, points: "list[Point]", plan: Plan, folder: Path, code: str, size: int):
        self.context = prepare()
        self.points, self.plan, self.folder, self.code, self.size = points, plan, folder, code, size
        self.workers: list[_Worker] = []
        self.tries: Counter[tuple[int, int]] = Counter()
        self.seconds, self.runs = 0.0, 0  # of finished runs
        # The first worker appears when the model is compiled, which may take a minute: hired aside, to keep telling.
        self.hiring = Thread(target=self._hire, daemon=True)

    def results(self, idle: Callable[[], None]) -> Iterator[list[dict[str, Any]]]:
        """Rows of finished tasks; calls ``idle`` several times a second. Ends when the plan is done."""
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
        """Runs lived in tasks not yet finished, as a fraction."""
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
        for worker in self.workers:
            if worker.ready and worker.task is None:
                self._assign(worker)
        wanted = min(self.size, self.plan.left + sum(w.task is not None for w in self.workers))
        if self.ready:
            while len(self.workers) < wanted:
                self._hire()
        elif not self.workers and not self.hiring.is_alive():
            if self.hiring.ident is not None:
                raise Broken("the process that loads the model has ended; the lines above say why")
            self.hiring.start()
        return bool(self.plan.left) or any(worker.task for worker in self.workers)

    def _hire(self) -> None:
        self.workers.append(_Worker(self.context, self.folder, self.code))

    def _assign(self, worker: _Worker) -> None:
        mean = self.seconds / self.runs if self.runs else None
        worker.task = self.plan.take(mean, self.size)
        if worker.task:
            point = self.points[worker.task.point]
            worker.pipe.send((point.id, point.config, worker.task.seeds))

    def _hear(self, worker: _Worker) -> Iterator[list[dict[str, Any]]]:
        try:
            kind, said = worker.pipe.recv()
        except (EOFError, OSError):
            yield from self._bury(worker)
            return
        if kind == BROKEN:
            raise Broken(said)
        if kind == READY:
            worker.ready = True
        elif kind == SHARE:
            worker.share = said
        elif kind == DONE:
            worker.task, worker.share = None, 0.0
            self.seconds += sum(row["seconds"] for row in said)
            self.runs += len(said)
            yield said

    def _bury(self, worker: _Worker) -> Iterator[list[dict[str, Any]]]:
        """A worker died: its runs are tried again one by one, three times at most."""
        worker.process.join(2)
        self.workers.remove(worker)
        if not worker.ready:
            raise Broken(f"a worker ended while it loaded the model (exit code {worker.process.exitcode})")
        if worker.task is None:
            return
        task = worker.task
        store = Store(self.folder, self.code)
        store.drop_uncommitted(self.points[task.point].id, task.seeds)
        done = store.done().get(self.points[task.point].id, set())
        for seed in [seed for seed in task.seeds if seed not in done]:
            run = (task.point, seed)
            self.tries[run] += 1
            if self.tries[run] < MOST_TRIES or len(task.seeds) > 1:
                self.plan.put_back(task._replace(seeds=range(seed, seed + 1)))
            else:
                yield [self._lost(task.point, seed, worker.process.exitcode)]

    def _lost(self, point: int, seed: int, exitcode: int | None) -> dict[str, Any]:
        """The published row of a run whose worker died every time."""
        config = self.points[point].config
        why = f"its worker ended {MOST_TRIES} times (exit code {exitcode}; memory is the usual cause)"
        row: dict[str, Any] = {
            "point": self.points[point].id, "scenario": config.scenario, "seed": seed, "status": FAILED,
            "seconds": 0.0, "error": why, "code": self.code, "days": config.days,
        }  # fmt: skip
        Store(self.folder, self.code).publish_failure(row)
        return row
