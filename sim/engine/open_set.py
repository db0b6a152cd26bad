"""Open sets: a member exists because its file exists; there is no list of members."""

from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import Any


def files(package: ModuleType) -> list[ModuleType]:
    """Every file of a package, imported, in the order of their names."""
    names = sorted(module.name for module in iter_modules(package.__path__))
    return [import_module(f"{package.__name__}.{name}") for name in names]


def members(package: ModuleType, base: Any) -> list[Any]:
    """Classes of ``base`` that the files of a package define, in the order of the files' names."""
    return [
        kind
        for file in files(package)
        for kind in vars(file).values()
        if isinstance(kind, type) and issubclass(kind, base) and kind.__module__ == file.__name__
    ]
