"""Where the machine code of kernels is kept: a folder named after all that it depends on."""

import hashlib
import os
import platform
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent
COMPILES = "from sim.engine.rows import"  # a line in every file that holds compiled functions


def sources(package: Path = PACKAGE) -> Iterator[Path]:
    """Files that machine code depends on: tables, the engine, and files of rooms that compile or name views."""
    for path in sorted(package.rglob("*.py")):
        room = path.relative_to(package).parts[0]
        laid_out = room in ("engine", "tables") or path.name == "views.py"
        if laid_out or COMPILES in path.read_text(encoding="utf-8"):
            yield path


def cache_name(package: Path = PACKAGE) -> str:
    """A name that changes with anything the machine code depends on.

    numba's own key misses edits of device functions and of table layouts, so the folder carries them.
    """
    digest = hashlib.sha256()
    for path in sources(package):
        digest.update(path.relative_to(package).as_posix().encode() + b"\0" + path.read_bytes())
    digest.update(f"{version('numba')} {platform.machine()} {platform.processor()}".encode())
    return digest.hexdigest()[:16]


def cache_folder() -> Path:
    """The folder of machine code of these sources, in the one that the user has named, if any."""
    named = os.environ.get("NUMBA_CACHE_DIR")
    home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return (Path(named) if named else home / "comity") / cache_name()
