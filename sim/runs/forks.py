"""Where workers come from: one process that loads and compiles the model, from which they are forked warm."""

import multiprocessing
import os
from multiprocessing import forkserver
from typing import Any

ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMBA_NUM_THREADS")
PRELOAD = "sim.runs.preload"


def prepare() -> Any:
    """The multiprocessing context of workers; the preload begins to load, while the caller does other things."""
    for name in ONE_THREAD:  # a worker a core, so one thread a worker
        os.environ.setdefault(name, "1")
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([PRELOAD])
    forkserver.ensure_running()
    return context
