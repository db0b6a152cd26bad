"""One run after another in this process: what debuggers and profilers need."""

from collections.abc import Iterator

from sim.runs.chunk import work_off
from sim.runs.engines import Work
from sim.runs.one import Row


def run(work: Work) -> Iterator[list[Row]]:
    """Rows of finished runs."""
    while chunk := work.plan.take(None, 1):
        work.idle(True, 0.0)
        yield work_off(work.store.folder, work.store.code, work.jobs(chunk))
