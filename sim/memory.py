"""Memory that models leave behind."""

import gc

from sim.world import World

SWEPT_AFTER = 2**28  # bytes
_left_behind = [0]


def sweep(w: World) -> None:
    """Collect models that are no longer referenced, once worlds of some size were built.

    A model and its agents refer to each other, so only a garbage collection frees them, and Python seldom runs one for
    so few objects.
    """
    _left_behind[0] += sum(column.nbytes for table in w.tables().values() for column in table)
    if _left_behind[0] > SWEPT_AFTER:
        _left_behind[0] = 0
        gc.collect()
