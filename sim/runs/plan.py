"""What is still to be run, and in which chunks."""

from collections import deque
from collections.abc import Iterable, Iterator
from itertools import count, groupby
from typing import NamedTuple

WORTH_S = 1.0  # seconds of work that make sending a chunk and publishing its files worth while
CHUNKS = 4  # chunks that each worker should still get, so that all end at about the same time


class Task(NamedTuple):
    """Runs of one point with seeds that follow each other; they are published together."""

    point: int  # place in the study's list of points
    seeds: range


Chunk = list[Task]  # what a worker is given at a time


class Plan:
    """The missing runs of a study, handed out in chunks that grow when runs turn out short."""

    def __init__(self, missing: Iterable[Task]):
        self.tasks = deque(missing)
        self.left = sum(len(task.seeds) for task in self.tasks)
        self.alone: deque[Task] = deque()  # runs whose worker died: each again, by itself

    def take(self, seconds: float | None, workers: int) -> Chunk:
        """The next chunk; ``seconds`` is the mean time of a run so far, None before the first. Empty at the end."""
        if self.alone:
            self.left -= 1
            return [self.alone.popleft()]
        fair = max(1, self.left // (workers * CHUNKS))
        return self._cut(1 if seconds is None else min(fair, _worth_while(seconds)))

    def chunks(self, seconds: float, workers: int, most: int) -> Iterator[Chunk]:
        """All that is left at once, in ``most`` chunks at most: for engines that are sent everything and left alone."""
        fair = max(1, self.left // (workers * CHUNKS))
        size = max(min(fair, _worth_while(seconds)), -(-self.left // most))
        while chunk := self._cut(size):
            yield chunk

    def put_back(self, task: Task) -> None:
        """Take back the runs of a worker that died, to be run one by one."""
        self.alone.extend(task._replace(seeds=range(seed, seed + 1)) for seed in task.seeds)
        self.left += len(task.seeds)

    def _cut(self, size: int) -> Chunk:
        chunk: Chunk = []
        while self.tasks and size > 0:
            whole = self.tasks.popleft()
            seeds, rest = whole.seeds[:size], whole.seeds[size:]
            if rest:
                self.tasks.appendleft(whole._replace(seeds=rest))
            chunk.append(whole._replace(seeds=seeds))
            size -= len(seeds)
            self.left -= len(seeds)
        return chunk


def _worth_while(seconds: float) -> int:
    return max(1, int(WORTH_S / max(seconds, 1e-4)))


def missing(point: int, wanted: range, done: set[int]) -> list[Task]:
    """The runs of one point that are not done, in stretches of seeds that follow each other."""
    counter = count()
    left = (seed for seed in wanted if seed not in done)
    stretches = (list(group) for _, group in groupby(left, key=lambda seed: seed - next(counter)))
    return [Task(point, range(stretch[0], stretch[-1] + 1)) for stretch in stretches]
