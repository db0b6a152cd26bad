"""How kernels are compiled, and called again quickly. A kernel is a compiled function over the rows of tables."""

from collections.abc import Callable
from functools import cached_property, update_wrapper
from typing import Any

import numba
import numpy as np

from sim.engine.code_cache import keep_code

PLAIN = {int, float, bool, np.bool_, np.float64, np.int64, np.uint64, np.int32, np.uint32}

# Kernels own no memory: they get tables and change them. Without reference counts (``_nrt``), which numba would keep
# for every column of every table at each step of a kernel, an event takes a third of the time.
BARE = {"_nrt": False, "no_cfunc_wrapper": True}
njit: Any = numba.njit  # whose stubs do not know all of its options


def compiled(function: Callable, **options: bool) -> Any:
    """numba's dispatcher of a function, whose machine code is kept for later commands."""
    return keep_code(njit(nogil=True, error_model="numpy", **options)(function))


def step(function: Callable) -> Any:
    """A function that is compiled into its callers, and may be called from Python too."""
    return compiled(function, forceinline=True, **BARE)


def allocating(function: Callable) -> Any:
    """One of the few compiled functions that make arrays."""
    return compiled(function)


class Part:
    """A function that only kernels call: compiled into the kernel, without an entry from Python.

    Such an entry unpacks every column of every table, and takes as long to compile as the function itself. Called from
    Python, as by a kernel that is not compiled, a part is plain Python. Where all kernels come from the cache, numba
    does not compile it at all.
    """

    def __init__(self, function: Callable) -> None:
        update_wrapper(self, function)
        self.py_func = function

    @cached_property
    def dispatcher(self) -> Any:
        """numba's dispatcher, made when a kernel that calls this part is first compiled."""
        return compiled(self.py_func, forceinline=True, no_cpython_wrapper=True, **BARE)

    @property
    def _numba_type_(self):
        return self.dispatcher._numba_type_

    def __call__(self, *args):
        return self.py_func(*args)


class Kernel:
    """A compiled function that is quick to call again on the same tables.

    numba looks at the type of every column at every call, which takes longer than most kernels do. So a kernel
    remembers the arguments of its last call: given the same tables, or others with the same columns, and all else of
    the same types, it goes straight to the machine code.
    """

    def __init__(self, function: Callable) -> None:
        update_wrapper(self, function)
        self.py_func = function
        self.last: tuple[tuple, Callable | None] = ((), None)

    @cached_property
    def dispatcher(self) -> Any:
        """numba's dispatcher, made when the kernel is first called."""
        return compiled(self.py_func, **BARE)

    @property
    def _numba_type_(self):  # so that kernels may call kernels
        return self.dispatcher._numba_type_

    def __call__(self, *args):
        before, code = self.last
        if code is None or len(args) != len(before):
            return self._first(args)
        known = True
        for a, b in zip(args, before, strict=True):
            if a is not b:
                if type(a) is not type(b):
                    return self._first(args)
                if type(a) not in PLAIN:
                    known = False
                    if not _alike(a, b):
                        return self._first(args)
        result = code(*args)
        if not known:
            self.last = args, code
        return result

    def _first(self, args: tuple) -> Any:
        """Call with arguments of types that the last call did not have."""
        result = self.dispatcher(*args)
        codes = list(self.dispatcher.overloads.values())  # numba never converts: one type, one code
        code = codes[0] if len(codes) == 1 else self.dispatcher.overloads[tuple(map(numba.typeof, args))]
        self.last = args, code.entry_point
        return result


def part(function: Callable) -> Part:
    """A function over tables that is compiled into the kernels that call it."""
    return Part(function)


def kernel(function: Callable) -> Kernel:
    """A function over tables, compiled when it is first called."""
    return Kernel(function)


def _alike(a, b) -> bool:
    """Whether numba gives two arguments of one class the same type: arrays, and tables column by column."""
    if type(a) in PLAIN:
        return True
    if isinstance(a, np.ndarray):
        return a.dtype == b.dtype and a.ndim == b.ndim and a.flags.num == b.flags.num
    return isinstance(a, tuple) and all(type(x) is type(y) and _alike(x, y) for x, y in zip(a, b, strict=True))
