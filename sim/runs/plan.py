"""What is still to be run, and in which pieces."""

from collections import deque
from collections.abc import Iterable
from itertools import count, groupby
from typing import NamedTuple

WORTH_S = 1.0  # seconds of work that make sending a task and publishing its files worth while
PIECES = 4  # pieces that each worker should still get, so that all end at about the same time


class Task(NamedTuple):
    """Runs of one point with seeds that follow each other; they are published together."""

    point: int  # place in the study's list of points
    seeds: range


class Plan:
    """The missing runs of a study, handed out in pieces that grow when runs turn out short."""

    def __init__(self, missing: Iterable[Task]):
        self.tasks = deque(missing)
        self.left = sum(len(task.seeds) for task in self.tasks)
        self.alone: deque[Task] = deque()  # runs whose worker died: each again, by itself

    def take(self, seconds: float | None, workers: int) -> Task | None:
        """The next piece; ``seconds`` is the mean time of a run so far, None before the first."""
        if self.alone:
            self.left -= 1
            return self.alone.popleft()
        if not self.tasks:
            return None
        whole = self.tasks.popleft()
        fair = max(1, self.left // (workers * PIECES))
        size = min(fair, max(1, int(WORTH_S / max(seconds, 1e-4)))) if seconds is not None else 1
        piece, rest = whole.seeds[:size], whole.seeds[size:]
        if rest:
            self.tasks.appendleft(whole._replace(seeds=rest))
        self.left -= len(piece)
        return whole._replace(seeds=piece)

    def put_back(self, task: Task) -> None:
        """Take back the runs of a worker that died, to be run one by one."""
        self.alone.extend(task._replace(seeds=range(seed, seed + 1)) for seed in task.seeds)
        self.left += len(task.seeds)


def missing(point: int, wanted: range, done: set[int]) -> list[Task]:
    """The runs of one point that are not done, in stretches of seeds that follow each other."""
    counter = count()
    left = (seed for seed in wanted if seed not in done)
    stretches = (list(group) for _, group in groupby(left, key=lambda seed: seed - next(counter)))
    return [Task(point, range(stretch[0], stretch[-1] + 1)) for stretch in stretches]
