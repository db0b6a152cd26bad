"""How verbs over the rows of a table are compiled, and called again quickly."""

from collections.abc import Callable
from functools import cached_property, update_wrapper
from typing import Any

from sim.engine.cache import choose_cache

choose_cache()  # before numba is first imported: it reads the variable then

import numba  # noqa: E402
import numpy as np  # noqa: E402

_njit: Any = numba.njit  # whose stubs do not know all of its options
PLAIN = {int, float, bool, np.bool_, np.float64, np.int64, np.uint64, np.int32, np.uint32}

# Kernels own no memory: they get tables and change them. Without reference counts (``_nrt=False``), which numba would
# keep for every column of every table at each step of a verb, an event costs a third.
step = _njit(cache=True, nogil=True, error_model="numpy", _nrt=False, forceinline=True, no_cfunc_wrapper=True)
allocating = numba.njit(cache=True, nogil=True, error_model="numpy")  # for the few that make arrays
_compiled = _njit(cache=True, nogil=True, error_model="numpy", _nrt=False, no_cfunc_wrapper=True)
_inner = _njit(
    cache=True, nogil=True, error_model="numpy", _nrt=False, forceinline=True, no_cfunc_wrapper=True,
    no_cpython_wrapper=True,
)  # fmt: skip


class Part:
    """A step of a verb that nobody else calls: compiled into the verb, without the entry from Python.

    That entry takes apart every column of every table, and as long to compile as the step itself. Called from Python,
    as by a verb's plain twin, a part is plain Python. Where all verbs come from the cache, numba never hears of it.
    """

    def __init__(self, function: Callable) -> None:
        update_wrapper(self, function)
        self.py_func = function

    @cached_property
    def dispatcher(self) -> Any:
        """numba's own, made when a verb is first compiled that calls this step."""
        return _inner(self.py_func)

    @property
    def _numba_type_(self):
        return self.dispatcher._numba_type_

    def __call__(self, *args):
        return self.py_func(*args)


class Verb:
    """A compiled verb that is quick to call again on the same tables.

    numba looks at the type of every column at every call, which takes longer than most verbs do. So a verb remembers
    the arguments of its last call: given the same tables, or others with the same columns, and all else of the same
    types, it goes straight to the machine code.
    """

    def __init__(self, function: Callable) -> None:
        update_wrapper(self, function)
        self.py_func = function
        self.last: tuple[tuple, Callable | None] = ((), None)

    @cached_property
    def dispatcher(self) -> Any:
        """numba's own, made when the verb is first called."""
        return _compiled(self.py_func)

    @property
    def _numba_type_(self):  # so that verbs may call verbs
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
    """A step over tables within one verb."""
    return Part(function)


def kernel(function: Callable) -> Verb:
    """A verb over tables, compiled when it is first called."""
    return Verb(function)


def _alike(a, b) -> bool:
    """Whether numba gives two arguments of one class the same type: arrays, and tables column by column."""
    if type(a) in PLAIN:
        return True
    if isinstance(a, np.ndarray):
        return a.dtype == b.dtype and a.ndim == b.ndim and a.flags.num == b.flags.num
    return isinstance(a, tuple) and all(type(x) is type(y) and _alike(x, y) for x, y in zip(a, b, strict=True))
