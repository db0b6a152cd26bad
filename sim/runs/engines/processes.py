"""Warm processes on this machine."""

from collections.abc import Iterator

from sim.runs.engines import Work
from sim.runs.one import Row
from sim.runs.pool import Pool


def run(work: Work) -> Iterator[list[Row]]:
    """Rows of finished chunks."""
    pool = Pool(work.points, work.plan, work.store.folder, work.store.code, work.workers)
    return pool.results(lambda: work.idle(pool.ready, pool.under_way))
