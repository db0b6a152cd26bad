"""A measured figure beside its floor and its stretch, and the table of all of them."""

import json
import math
import os
import platform
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple


class Figure(NamedTuple):
    """One measured figure. ``floor`` and ``stretch`` are None where no budget is set."""

    what: str
    value: float  # NaN: not measured, or the peers disagree
    unit: str
    floor: float | None = None
    stretch: float | None = None
    more_is_better: bool = False
    note: str = ""

    @property
    def verdict(self) -> str:
        """Stretch, met, NOT MET, invalid, or nothing where no budget is set."""
        if self.floor is None:
            return ""
        if math.isnan(self.value):
            return "invalid"
        if self.stretch is not None and self._reaches(self.stretch):
            return "stretch"
        return "met" if self._reaches(self.floor) else "NOT MET"

    def _reaches(self, bar: float) -> bool:
        return self.value >= bar if self.more_is_better else self.value <= bar


def table(figures: Iterable[Figure]) -> Any:
    """A rich table of figures."""
    from rich.table import Table

    made = Table()
    for name, justify in (("what", "left"), ("figure", "right"), ("unit", "left"), ("floor", "right"),
                          ("stretch", "right"), ("", "left"), ("note", "left")):  # fmt: skip
        made.add_column(name, justify=justify, style="dim" if name == "note" else None)  # type: ignore[arg-type]
    for f in figures:
        alternatives = (f.what, _number(f.value), f.unit, _number(f.floor), _number(f.stretch), f.verdict, f.note)
        made.add_row(*alternatives, style="bold red" if f.verdict in ("NOT MET", "invalid") else None)
    return made


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.3g}" if abs(value) < 100 else f"{value:,.0f}"


def _json(value: float) -> float | None:
    return None if math.isnan(value) else value


def publish(figures: list[Figure], folder: Path, when: str) -> Path:
    """Write the figures with the machine's description as JSON; give the file."""
    from importlib.metadata import version

    from sim.output.atomic import write_text

    told = {
        "when": when, "load": os.getloadavg(), "cores": os.cpu_count(), "machine": platform.machine(),
        "system": platform.platform(), "python": platform.python_version(),
        "packages": {name: version(name) for name in ("mesa", "numba", "numpy", "hydra-core")},
        "figures": [f._asdict() | {"value": _json(f.value), "verdict": f.verdict} for f in figures],
    }  # fmt: skip
    path = folder / f"{when.replace(':', '')}.json"
    write_text(json.dumps(told, indent=1), path, folder)
    return path
