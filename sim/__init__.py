"""Comity: an agent-based simulation of international border cooperation.

``load`` reads and checks a scenario, ``BorderModel`` runs it. Both are imported on first use, so that
``import sim`` stays cheap for commands that need neither.
"""

from typing import Any

__version__ = "0.1.0"
__all__ = ["BorderModel", "load"]


def __getattr__(name: str) -> Any:
    if name == "BorderModel":
        from sim.model import BorderModel

        return BorderModel
    if name == "load":
        from sim.door import load

        return load
    raise AttributeError(f"module 'sim' has no attribute {name!r}")
