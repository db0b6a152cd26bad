"""Ray: workers of a running cluster (``engine_address=auto`` or its address), or of one started here."""

from collections.abc import Iterator
from typing import Any

import ray

from sim.runs.chunk import give_up_missing, work_off
from sim.runs.engines import Work
from sim.runs.one import Row

TRIES = 2  # more of a chunk whose worker died


def run(work: Work) -> Iterator[list[Row]]:
    """Rows of finished chunks."""
    address = work.config.engine_address or None
    local = {} if address else {"num_cpus": work.workers, "include_dashboard": False}
    ray.init(address=address, log_to_driver=False, configure_logging=False, **local)
    try:
        remote = ray.remote(num_cpus=1, max_retries=TRIES)(work_off)
        folder = work.store.folder.resolve()
        chunks = [work.jobs(p) for p in work.plan.chunks(work.seconds, work.workers, work.plan.left)]
        sent: dict[Any, Any] = {remote.remote(folder, work.store.code, jobs): jobs for jobs in chunks}
        while sent:
            finished, _ = ray.wait(list(sent), timeout=0.2)
            for reference in finished:
                yield _rows(work, reference, sent.pop(reference))
            work.idle(True, 0.0)
    finally:
        ray.shutdown()


def _rows(work: Work, reference: Any, jobs: Any) -> list[Row]:
    try:
        rows: list[Row] = ray.get(reference)
        return rows
    except ray.exceptions.RayTaskError as error:
        raise error.as_instanceof_cause() from error
    except ray.exceptions.RayError as error:
        return give_up_missing(work.store, jobs, f"its Ray worker was lost ({type(error).__name__})")
