"""A worker of the pool: receives chunks of a study, works them off, and leaves when the launcher dies."""

import os
import signal
import threading
from multiprocessing.connection import Connection
from multiprocessing.process import parent_process
from pathlib import Path
from typing import Any

READY, SHARE, DONE, BROKEN, UNWRITABLE = "ready", "share", "done", "broken", "unwritable"  # what a worker says


def work(pipe: Connection, folder: Path, code: str) -> None:
    """Serve until None comes: each message is a list of jobs."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    from sim.runs import preload  # already there in a forked worker

    if preload.failure:
        pipe.send((BROKEN, preload.failure))
        return
    from sim.runs.chunk import work_off

    pipe.send((READY, None))
    while (jobs := _next(pipe)) is not None:
        try:
            pipe.send((DONE, work_off(folder, code, jobs, lambda share: pipe.send((SHARE, share)))))
        except BrokenPipeError:
            return
        except OSError as error:  # a full disk, a folder that has gone: no other worker would fare better
            pipe.send((UNWRITABLE, (error.errno, error.strerror, str(error.filename or ""))))


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
