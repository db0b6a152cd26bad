"""Narrow views: the columns that a kernel reads of a wide table, and no others."""

from collections.abc import Callable
from operator import is_
from typing import Any, TypeVar

from sim.engine.table import view

T = TypeVar("T")


def narrow(w: Any, name: str, kind: type[T]) -> T:
    """The columns of table ``name`` of a world that ``kind`` names.

    The view is kept in ``w.views`` until the table is replaced, which happens when the table grows and when a run is
    restored. A kernel is called faster on a view that it has been given before.
    """
    wide = getattr(w, name)
    before, kept = w.views.get((name, kind), (None, None))
    if before is not wide:
        kept = view(kind, wide)
        w.views[name, kind] = wide, kept
    return kept


def kept_group(w: Any, name: str, tables: tuple[Any, ...], build: Callable[[], T]) -> T:
    """The group of tables that ``build`` makes of ``tables``, kept in ``w.views`` until one of them is replaced."""
    before, kept = w.views.get(name, ((), None))
    if len(before) == len(tables) and all(map(is_, before, tables)):
        return kept
    kept = build()
    w.views[name] = tables, kept
    return kept
