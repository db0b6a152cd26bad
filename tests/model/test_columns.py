"""Each column has one owner phase, and says so in its line."""

import re
from pathlib import Path

import numpy as np

from sim import BorderModel, load, tables
from sim.model import TICK
from tests.model.conftest import SMALL

LINE = re.compile(r"^    (\w+): \w+  # .*\[([^\]]+)\]$")


def owners() -> dict[tuple[str, str], set[str]]:
    """Phases that may write each column, from its line in tables.py."""
    found, table = {}, ""
    for line in Path(tables.__file__).read_text().splitlines():
        if line.startswith("class "):
            table = line.split()[1].split("(")[0].lower()
        if match := LINE.match(line):
            found[table, match[1]] = {w.strip() for w in match[2].split(",")}
    return found


def changed(model: BorderModel, phase) -> set[tuple[str, str]]:
    """Columns that a phase changes."""
    before = {n: [c.copy() for c in t] for n, t in model.world.tables().items()}
    phase.act(model)
    after = model.world.tables()
    return {
        (name, column)
        for name, old in before.items()
        for column, a, b in zip(after[name]._fields, old, after[name], strict=True)
        if a.shape != b.shape or not np.array_equal(a, b, equal_nan=True)
    }


def test_phases_write_only_columns_that_name_them():
    model = BorderModel(load("baseline", seed=1, overrides=SMALL))
    known, wrong = owners(), set()
    for _ in range(70):
        for phase in (p for p in TICK if model.falls_on(p.rhythm)):
            for table, column in changed(model, phase):
                allowed = known.get((table, column))
                if allowed is not None and not {phase.name, phase.act.__name__} & allowed:
                    wrong.add(f"{table}.{column} written by {phase.name}, line says {sorted(allowed)}")
        model.world.day += 1
    assert not wrong, "\n".join(sorted(wrong))
