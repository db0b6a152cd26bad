"""Narrow views: the columns that a kernel reads of a wide table, and no others."""

from typing import Any, TypeVar

from sim.engine.table import view

T = TypeVar("T")


def narrow(w: Any, name: str, kind: type[T]) -> T:
    """The columns of table ``name`` of a world that ``kind`` names.

    The view is kept in ``w.views`` until the table is replaced, as by growth or when a run is restored: a verb is
    quicker on a view that it knows.
    """
    wide = getattr(w, name)
    before, kept = w.views.get((name, kind), (None, None))
    if before is not wide:
        kept = view(kind, wide)
        w.views[name, kind] = wide, kept
    return kept
