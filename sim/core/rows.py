"""How compiled verbs run over the rows of a table, and where their machine code is kept."""

import hashlib
import os
import platform
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property, update_wrapper
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path
from typing import Any

PACKAGE = Path(__file__).resolve().parent.parent
SLICE = 1_000_000  # rows below which one slice on the calling thread is fastest


def cache_name(package: Path = PACKAGE) -> str:
    """A name that changes with anything the machine code depends on.

    numba's own key misses edits of device functions and of table layouts, so the folder carries them.
    """
    digest = hashlib.sha256()
    for path in [package / "tables.py", *sorted((package / "core").glob("*.py"))]:
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    digest.update(f"{version('numba')} {platform.machine()} {platform.processor()}".encode())
    return digest.hexdigest()[:16]


def _choose_cache() -> None:
    if "NUMBA_CACHE_DIR" in os.environ:
        return
    home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    folder = home / "comity" / cache_name()
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError:
        folder = Path(tempfile.mkdtemp(prefix="comity-"))
    os.environ["NUMBA_CACHE_DIR"] = str(folder)


_choose_cache()  # before numba is first imported: it reads the variable then

import numba  # noqa: E402
import numpy as np  # noqa: E402

PLAIN = {int, float, bool, np.bool_, np.float64, np.int64, np.uint64, np.int32, np.uint32}

# Kernels own no memory: they get tables and change them. Without reference counts (``_nrt=False``), which numba would
# keep for every column of every table at each step of a verb, an event costs a third.
step = numba.njit(cache=True, nogil=True, error_model="numpy", _nrt=False, forceinline=True, no_cfunc_wrapper=True)
allocating = numba.njit(cache=True, nogil=True, error_model="numpy")  # for the few that make arrays
_compiled = numba.njit(cache=True, nogil=True, error_model="numpy", _nrt=False, no_cfunc_wrapper=True)
_inner = numba.njit(
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
    the arguments of its last call: given the same tables, and all else of the same types, it goes straight to the
    machine code.
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
        if len(args) != len(before):
            return self._first(args)
        for a, b in zip(args, before, strict=True):
            if a is not b and not _of_one_type(a, b):
                return self._first(args)
        if code is None:
            types = tuple(map(self.dispatcher.typeof_pyval, args))
            if types not in self.dispatcher.overloads:
                return self.dispatcher(*args)
            code = self.dispatcher.overloads[types].entry_point
            self.last = before, code
        return code(*args)

    def _first(self, args: tuple) -> Any:
        """Call on new tables; they are remembered afterwards, so that threads on slices of them do not wait for it."""
        result = self.dispatcher(*args)
        codes = list(self.dispatcher.overloads.values())
        self.last = args, codes[0].entry_point if len(codes) == 1 else None  # numba never converts: one type, one code
        return result


def part(function: Callable) -> Part:
    """A step over tables within one verb."""
    return Part(function)


def kernel(function: Callable) -> Verb:
    """A verb over tables, compiled when it is first called."""
    return Verb(function)


def _of_one_type(a, b) -> bool:
    """Whether numba gives two arguments the same type; tables count as of another type, a look inside costs more."""
    kind = type(a)
    if kind is not type(b):
        return False
    if kind in PLAIN:
        return True
    return kind is np.ndarray and a.dtype == b.dtype and a.ndim == b.ndim and a.flags.num == b.flags.num


_pools: dict[int, ThreadPoolExecutor] = {}


def over_rows(verb: Callable[..., int], rows: int, *tables, threads: int = 1, slices: int = 0) -> list[tuple[int, int]]:
    """Call ``verb(start, stop, *tables)`` over ``rows`` rows and give ``(start, count)`` of every slice, in order.

    One slice below a million rows, else one a thread (or ``slices``). A verb touches only its own rows and returns an
    integer, so neither threads nor slices can change a result.
    """
    slices = slices or (1 if rows < SLICE else threads)
    if slices == 1:
        return [(0, verb(0, rows, *tables))]
    edges = [rows * k // slices for k in range(slices + 1)]
    if threads == 1:
        return [(a, verb(a, b, *tables)) for a, b in pairwise(edges)]
    if threads not in _pools:
        _pools[threads] = ThreadPoolExecutor(threads - 1)
    others = [(a, _pools[threads].submit(verb, a, b, *tables)) for a, b in pairwise(edges[1:])]
    own = verb(edges[0], edges[1], *tables)  # the calling thread lives a slice itself instead of waiting
    return [(edges[0], own), *((a, future.result()) for a, future in others)]
