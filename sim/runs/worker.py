"""A worker: receives pieces of a study, runs and publishes them, and leaves when the launcher dies."""

import os
import signal
import threading
from multiprocessing.connection import Connection
from multiprocessing.process import parent_process
from pathlib import Path
from typing import Any

READY, SHARE, DONE, BROKEN = "ready", "share", "done", "broken"  # what a worker says


def work(pipe: Connection, folder: Path, code: str) -> None:
    """Serve until None comes: each task is (point's id, configuration, seeds)."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    from sim.runs import nursery  # already there in a forked worker

    if nursery.failure:
        pipe.send((BROKEN, nursery.failure))
        return
    pipe.send((READY, None))
    while (task := _next(pipe)) is not None:
        pipe.send((DONE, _run(pipe, folder, code, *task)))


def _run(pipe: Connection, folder: Path, code: str, point: str, config: Any, seeds: range) -> list[dict[str, Any]]:
    """Run a task, publish it, and return its rows."""
    from sim.output import Store
    from sim.output.shards import OK
    from sim.runs.one import live_all
    from sim.runs.plan import missing

    records = live_all(config, point, seeds, code, lambda share: pipe.send((SHARE, share)))
    store = Store(folder, code)
    for record in records:
        if record.row["status"] != OK:
            store.publish_failure(record.row)
    good = {record.row["seed"]: record for record in records if record.row["status"] == OK}
    for stretch in missing(0, seeds, set(seeds) - good.keys()):
        store.publish([good[seed] for seed in stretch.seeds])
    return [record.row for record in records]


def _next(pipe: Connection) -> Any:
    try:
        return pipe.recv()
    except (EOFError, OSError):
        return None


def _leave_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
