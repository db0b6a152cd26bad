"""Keeps the machine code of kernels between commands: private, checked, and never the end of a command.

numba unpickles what it finds in its cache, and stops at a damaged file. Here a file counts only if it is the user's own
and whole; anything else is a miss, is said once, and is replaced where that can be done.
"""

import hashlib
import logging
import os
import pickle
import stat
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, cast

from numba.core.caching import CompileResultCacheImpl, FunctionCache, IndexDataCacheFile, _CacheLocator

from sim.engine.cache import cache_folder

OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH
NOTHING = b""
told: list[str] = []  # the trouble of which this process has spoken


def keep_code(dispatcher: Any) -> Any:
    """The same dispatcher, whose machine code is kept in the user's folder; as it is where there can be none."""
    if code_folder() is not None:
        dispatcher._cache = KernelCache(dispatcher.py_func)
    return dispatcher


@cache
def code_folder() -> Path | None:
    """The folder of machine code, made where it is missing; None unless it and the one around it are the user's own."""
    folder = cache_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        for place in (folder.parent, folder):
            if not is_own(place.stat()):
                tell(f"{place} belongs to another user or may be written by others")
                return None
    except OSError as error:
        tell(f"{folder} cannot be made ({error.strerror})")
        return None
    return folder


def is_own(found: os.stat_result) -> bool:
    """Whether nobody but the user may have written it."""
    return found.st_uid == os.getuid() and not found.st_mode & OTHERS_WRITE


def tell(what: str) -> None:
    """Say once what keeps compiled code from being used or kept."""
    if not told:
        told.append(what)
        logging.getLogger("comity").warning(
            "Note: compiled code is made anew, which takes a minute or so: %s. Another folder: XDG_CACHE_HOME.", what
        )


def checked(path: Path) -> bytes:
    """What a file of the cache holds, after its seal; nothing where it is missing, damaged or not the user's own."""
    try:
        with path.open("rb") as file:
            found = os.fstat(file.fileno())
            seal, body = file.read(hashlib.sha256().digest_size), file.read()
    except FileNotFoundError:
        return NOTHING
    except OSError as error:
        tell(f"{path} cannot be read ({error.strerror})")
        return NOTHING
    if not stat.S_ISREG(found.st_mode) or not is_own(found):
        tell(f"{path} belongs to another user or may be written by others")
        return NOTHING
    if hashlib.sha256(body).digest() != seal:
        tell(f"{path} is damaged")
        return NOTHING
    return body


class CodeFile(IndexDataCacheFile):
    """The index and the data of one kernel: every file begins with a hash of the rest."""

    def _load_index(self) -> dict:
        return self._unpickled(checked(Path(self._index_path))) or {}

    def _load_data(self, name: str) -> Any:
        return self._unpickled(checked(Path(self._data_path(name))))

    def _save_index(self, overloads: dict) -> None:
        self._write(self._index_path, self._dump(overloads))

    def _save_data(self, name: str, data: Any) -> None:
        self._write(self._data_path(name), self._dump(data))

    def _unpickled(self, body: bytes) -> Any:
        return pickle.loads(body) if body else None  # noqa: S301 (the user's own file, and whole)

    def _write(self, path: str, body: bytes) -> None:
        with self._open_for_write(path) as file:
            file.write(hashlib.sha256(body).digest() + body)


class Place(_CacheLocator):
    """Where the code of a function is kept: a folder for its module, in one that is named after all sources."""

    def __init__(self, function: Callable) -> None:
        self.function = function

    @classmethod
    def from_function(cls, py_func: Callable, _: str) -> "Place":
        """The place of any function."""
        return cls(py_func)

    def get_cache_path(self) -> str:
        """The folder."""
        return str(cast(Path, code_folder()) / self.function.__module__)

    def ensure_cache_path(self) -> None:
        """Make it."""
        Path(self.get_cache_path()).mkdir(exist_ok=True, mode=0o700)

    def get_source_stamp(self) -> str:
        """Nothing: the folder's name changes with the sources."""
        return ""

    def get_disambiguator(self) -> str:
        """The line of the function, beside its name."""
        return str(self.function.__code__.co_firstlineno)


class KeptCode(CompileResultCacheImpl):
    """The machine code of a function, at its place."""

    _locator_classes: list[type[object]] = [Place]


class KernelCache(FunctionCache):
    """The cache of one function."""

    _impl_class = KeptCode

    def __init__(self, function: Callable) -> None:
        super().__init__(function)
        self._cache_file = CodeFile(self._cache_path, self._impl.filename_base, "")

    def save_overload(self, sig: Any, data: Any) -> None:
        """Keep the machine code of one signature, if that can be done."""
        try:
            super().save_overload(sig, data)
        except OSError as error:
            tell(f"nothing can be written to {self._cache_path} ({error.strerror})")
