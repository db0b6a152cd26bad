"""Each column has owners, the phases that may write it, and says so in its line."""

import ast
import re
from pathlib import Path

import numpy as np

from sim import BorderModel, load, tables
from sim.model import TICK
from tests.model.conftest import SMALL
from tools.build_docs import columns

OWNERS = re.compile(r"\[([a-z_]+(?:\.[a-z_]+)?(?:, [a-z_]+(?:\.[a-z_]+)?)*)\]\s*$", re.MULTILINE)
START = "build"  # before the first day


def named(text: str) -> set[str]:
    """Owners at the end of a line of some text."""
    return {owner for found in OWNERS.findall(text) for owner in found.split(", ")}


def owners() -> dict[tuple[str, str], set[str]]:
    """Who may write each column of each table: its line says so, or for all columns the docstring of the table."""
    found = {}
    for path in Path(tables.__file__).parent.glob("*.py"):
        for table, rows in columns(path):
            of_all = named((ast.get_docstring(table) or "").replace("].", "]"))
            found |= {(table.name, column): named(meaning) or of_all for column, _, meaning in rows}
    return found


def changed(model: BorderModel, phase) -> set[tuple[str, str]]:
    """Columns that a phase changes."""
    before = {n: [c.copy() for c in t] for n, t in model.world.tables().items()}
    phase.act(model)
    after = model.world.tables()
    return {
        (type(after[name]).__name__, column)
        for name, old in before.items()
        for column, a, b in zip(after[name]._fields, old, after[name], strict=True)
        if a.shape != b.shape or not np.array_equal(a, b, equal_nan=True)
    }


def test_owners_are_phases_of_the_tick():
    phases = {phase.name for phase in TICK} | {START}
    wrong = [f"{table}.{name}: {own - phases}" for (table, name), own in owners().items() if own - phases]
    assert not wrong, "\n".join(wrong)


def test_every_column_of_the_world_has_an_owner():
    known = owners()
    held = BorderModel(load("baseline", seed=1, overrides=SMALL)).world.tables().values()
    wrong = {f"{type(t).__name__}.{name}" for t in held for name in t._fields if not known[type(t).__name__, name]}
    assert not wrong, "\n".join(sorted(wrong))


def test_phases_write_only_columns_that_name_them():
    model = BorderModel(load("baseline", seed=1, overrides=SMALL))
    known, wrong = owners(), set()
    for _ in range(70):
        for phase in (p for p in TICK if model.falls_on(p.rhythm)):
            for table, column in changed(model, phase):
                if phase.name not in known[table, column]:
                    wrong.add(f"{table}.{column} written by {phase.name}, line says {sorted(known[table, column])}")
        model.world.day += 1
    assert not wrong, "\n".join(sorted(wrong))
