"""Where results come from: the version of the code and its data, of packages, the machine, the command."""

import hashlib
import platform
import sys
from datetime import UTC, datetime
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

SIM = Path(__file__).resolve().parents[1]
SHELL = ("door", "runs")  # folders that decide nothing about a run's result
SUFFIXES = (".py", ".yaml", ".csv", ".json", ".npz")
DECIDING = ("mesa", "numba", "numpy", "scipy")  # packages whose version decides results
RECORDED = (*DECIDING, "hydra-core", "pydantic", "pandas", "pyarrow", "duckdb", "matplotlib")


@cache
def code_version() -> str:
    """First 12 hex digits of the hash of the model's sources, its data, and the packages that decide results."""
    digest = hashlib.sha256()
    for path in sorted(p for p in SIM.rglob("*") if p.suffix in SUFFIXES and "__pycache__" not in p.parts):
        name = path.relative_to(SIM)
        if name.parts[0] not in SHELL:
            digest.update(f"{name.as_posix()}\0".encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    for package in DECIDING:
        digest.update(f"{package}=={package_version(package)}\n".encode())
    return digest.hexdigest()[:12]


def package_version(name: str) -> str:
    """The installed version of a package, or ``none``."""
    try:
        return version(name)
    except PackageNotFoundError:
        return "none"


def origin(command: str) -> dict[str, Any]:
    """What is recorded of a command: when, where, with what. Holds nothing of the environment."""
    return {
        "command": command,
        "utc": datetime.now(UTC).isoformat(timespec="seconds"),
        "code": code_version(),
        "host": platform.node(),
        "system": f"{platform.system()} {platform.machine()}",
        "python": ".".join(str(part) for part in sys.version_info[:3]),
        "packages": {name: package_version(name) for name in RECORDED},
    }
