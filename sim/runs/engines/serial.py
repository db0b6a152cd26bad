"""One run after another in this process: what debuggers and profilers need."""

from collections.abc import Iterator

from sim.runs.engines import Work
from sim.runs.one import Row
from sim.runs.piece import work_off


def run(work: Work) -> Iterator[list[Row]]:
    """Rows of finished runs."""
    while piece := work.plan.take(None, 1):
        work.idle(True, 0.0)
        yield work_off(work.store.folder, work.store.code, work.jobs(piece))
