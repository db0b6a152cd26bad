"""Modules of analysis and tools stand in layers: whoever is imported never imports back, wherever the line stands."""

import ast
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("analysis", "tools")


def module_of(path):
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def named_in(path, module):
    """Every name that a file imports: at its head, inside functions, and for type checkers alone."""
    package = module if path.name == "__init__.py" else module.rpartition(".")[0]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = ".".join(package.split(".")[: len(package.split(".")) - node.level + 1]) if node.level else ""
            origin = ".".join(part for part in (above, node.module) if part)
            yield from (f"{origin}.{alias.name}" for alias in node.names)


def imports():
    """Module by module what it imports. Importing from a package runs the package, unless one lies within it."""
    files = {module_of(path): path for room in ROOMS for path in (ROOT / room).rglob("*.py")}
    graph = {}
    for module, path in files.items():
        reached = set()
        for name in named_in(path, module):
            parts = name.split(".")
            prefixes = [".".join(parts[:k]) for k in range(1, len(parts) + 1)]
            target = next((prefix for prefix in reversed(prefixes) if prefix in files), None)
            reached |= {p for p in prefixes if p in files and (p == target or not f"{module}.".startswith(f"{p}."))}
        graph[module] = reached - {module}
    return graph


def test_no_module_is_imported_by_what_it_imports():
    graph = imports()
    assert len(graph) > 50
    try:
        tuple(TopologicalSorter(graph).static_order())
    except CycleError as error:
        pytest.fail(" <- ".join(error.args[1]))


def test_imports_inside_functions_and_for_types_are_seen():
    graph = imports()
    assert "analysis.figures" in graph["analysis.commands"]  # inside a function
    assert "analysis.load" in graph["analysis.table"]  # for type checkers alone
