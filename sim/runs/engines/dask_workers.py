"""Dask: workers of a running scheduler (``engine_address=tcp://HOST:8786``), or of one started here."""

import logging
from collections.abc import Iterator
from typing import Any

from distributed import Client, LocalCluster, wait

from sim.door.refusal import Fault, Refusal
from sim.runs.chunk import give_up_missing, work_off
from sim.runs.engines import Work
from sim.runs.one import Row

TRIES = 2  # more of a chunk whose worker died


def run(work: Work) -> Iterator[list[Row]]:
    """Rows of finished chunks."""
    logging.getLogger("distributed").setLevel(logging.ERROR)
    with _client(work) as client:
        folder = work.store.folder.resolve()
        chunks = [work.jobs(p) for p in work.plan.chunks(work.seconds, work.workers, work.plan.left)]
        sent: dict[Any, Any] = {
            client.submit(work_off, folder, work.store.code, jobs, pure=False, retries=TRIES): jobs for jobs in chunks
        }
        while sent:
            finished = [future for future in sent if future.done()]
            for future in finished:
                yield _rows(work, future, sent.pop(future))
            work.idle(True, 0.0)
            if sent and not finished:
                _wait_a_little(list(sent))


def _client(work: Work) -> Client:
    """A client of the scheduler at ``engine_address``; without one, of workers of its own on this machine."""
    address = work.config.engine_address
    try:
        if address:
            return Client(address, timeout=10)
        cluster = LocalCluster(n_workers=work.workers, threads_per_worker=1, dashboard_address=None)
        return Client(cluster)
    except OSError as error:
        fault = Fault("engine_address", f"no Dask scheduler answers ({error})", "Start one: dask scheduler.", address)
        raise Refusal(fault) from error


def _rows(work: Work, future: Any, jobs: Any) -> list[Row]:
    error = future.exception()
    if isinstance(error, OSError):
        raise error
    if error is not None:
        return give_up_missing(work.store, jobs, f"its Dask worker was lost ({type(error).__name__})")
    rows: list[Row] = future.result()
    return rows


def _wait_a_little(futures: list[Any]) -> None:
    from distributed import TimeoutError as DaskTimeout

    try:
        wait(futures, timeout=0.2, return_when="FIRST_COMPLETED")
    except (TimeoutError, DaskTimeout):
        return
