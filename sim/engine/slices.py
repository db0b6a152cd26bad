"""Slices: a kernel over many rows, in one slice or on several threads, with the same result."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from typing import Any

SLICE = 1_000_000  # rows below which one slice on the calling thread is fastest

_pools: dict[int, ThreadPoolExecutor] = {}


def over_rows(
    function: Callable[..., int], rows: int, *tables: Any, threads: int = 1, slices: int = 0
) -> list[tuple[int, int]]:
    """Call ``function(start, stop, *tables)`` over ``rows`` rows; return ``(start, count)`` of every slice, in order.

    There is one slice below a million rows, else one for each thread (or ``slices``). A kernel writes only to its own
    rows and returns an integer, so that neither threads nor slices can change a result.
    """
    slices = slices or (1 if rows < SLICE else threads)
    if slices == 1:
        return [(0, function(0, rows, *tables))]
    edges = [rows * k // slices for k in range(slices + 1)]
    if threads == 1:
        return [(a, function(a, b, *tables)) for a, b in pairwise(edges)]
    if threads not in _pools:
        _pools[threads] = ThreadPoolExecutor(threads - 1)
    others = [(a, _pools[threads].submit(function, a, b, *tables)) for a, b in pairwise(edges[1:])]
    own = function(edges[0], edges[1], *tables)  # the calling thread takes a slice instead of waiting
    return [(edges[0], own), *((a, future.result()) for a, future in others)]
