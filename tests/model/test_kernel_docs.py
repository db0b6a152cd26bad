"""The docstring of a kernel names what the kernel writes, and nothing else.

``Writes   movers.stage, due; today (all columns)`` names two columns of a table and every column of another. Columns of
grouped tables go by the table within the group: ``people.movers.stage`` is ``movers.stage``.
"""

import ast
import re

import pytest

from tests.model.kernel_writes import Function, kernels, writes

SECTION = re.compile(r"^ *Writes +(.*?)(?=^ *(?:Reads|Returns|Chance|Source) |\Z)", re.DOTALL | re.MULTILINE)
KERNELS = [pytest.param(function, id=f"{function.module}.{function.node.name}") for function in kernels()]


def named(function: Function) -> tuple[set[str], set[str]]:
    """Columns, as ``table.column``, and whole tables or arrays that the docstring says are written."""
    section = SECTION.search(ast.get_docstring(function.node) or "")
    columns: set[str] = set()
    whole: set[str] = set()
    for piece in re.sub(r"\([^)]*\)", "", section[1]).split(";") if section else ():  # remarks stand in parentheses
        table, dot, rest = piece.strip().partition(".")
        whole |= set() if dot else {table}
        columns |= {f"{table}.{column.strip()}" for column in rest.split(",") if column.strip()}
    return columns, whole


def written(function: Function) -> set[str]:
    """Columns, as ``table.column``, and arrays that the source writes."""
    return {".".join(path[-2:]) for path in writes(function)}


@pytest.mark.parametrize("function", KERNELS)
def test_docstrings_name_what_kernels_write(function):
    columns, whole = named(function)
    found = written(function)
    unnamed = {name for name in found - columns if name.split(".")[0] not in whole}
    unwritten = (columns - found) | (whole - {name.split(".")[0] for name in found})
    assert not unnamed, f"writes, and does not name: {sorted(unnamed)}"
    assert not unwritten, f"names, and does not write: {sorted(unwritten)}"


def test_what_is_written_is_found_through_groups_and_calls():
    found = {function.node.name: written(function) for function in kernels()}
    assert {"movers.stage", "movers.arrested", "crossings.fate", "batch.first", "batch.lines"} <= found["cross"]
    assert {"counts.pushbacks", "totals.joint", "networks.losses"} <= found["account"]
    assert found["draw_departures"] == {"streams.setting_out"} and found["phi"] == set()
