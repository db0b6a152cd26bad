"""Memory that models leave behind."""

import gc

from sim.world import World

SWEPT_AFTER = 2**28  # bytes
_left_behind = [0]


def sweep(w: World) -> None:
    """Look for models that nobody holds any more, once worlds of some size were built.

    A model and its agents hold each other, so they last until somebody looks; Python seldom does for so few objects.
    """
    _left_behind[0] += sum(column.nbytes for table in w.tables().values() for column in table)
    if _left_behind[0] > SWEPT_AFTER:
        _left_behind[0] = 0
        gc.collect()
