"""Which columns a compiled function writes, read off its source: by itself, and through the functions that it calls."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from sim.engine import rows

SIM = Path(rows.__file__).parents[1]
COMPILED = {"kernel", "part", "step"}
ColumnPath = tuple[str, ...]  # of a column from a parameter on: ("people", "movers", "leg"); "[]" for a row of an array


class Function(NamedTuple):
    """A compiled function, and the module whose names it uses."""

    module: str
    node: ast.FunctionDef
    decorator: str

    @property
    def parameters(self) -> list[str]:
        return [argument.arg for argument in self.node.args.args]


@cache
def functions() -> dict[tuple[str, str], Function]:
    """Every compiled function by module and name."""
    return {
        (module, node.name): Function(module, node, mark.id)
        for module, tree in trees().items()
        for node in tree.body
        if isinstance(node, ast.FunctionDef)
        for mark in node.decorator_list
        if isinstance(mark, ast.Name) and mark.id in COMPILED
    }


@cache
def trees() -> dict[str, ast.Module]:
    return {
        ".".join(("sim", *path.relative_to(SIM).with_suffix("").parts)): ast.parse(path.read_text())
        for path in sorted(SIM.rglob("*.py"))
    }


@cache
def imported(module: str) -> dict[str, tuple[str, str]]:
    """Names that a module imports, with where they come from."""
    nodes = (node for node in trees()[module].body if isinstance(node, ast.ImportFrom) and node.module)
    return {alias.asname or alias.name: (node.module, alias.name) for node in nodes for alias in node.names}


def called(call: ast.Call, module: str) -> Function | None:
    """The compiled function of the repository that is called, if any: ``draw(...)``, or ``h.draw(...)``."""
    if isinstance(call.func, ast.Attribute) and isinstance(call.func.value, ast.Name):
        package, name = imported(module).get(call.func.value.id, ("", ""))
        return functions().get((f"{package}.{name}", call.func.attr))
    if isinstance(call.func, ast.Name):
        return functions().get(imported(module).get(call.func.id, (module, call.func.id)))
    return None


class _Reader(ast.NodeVisitor):
    """Follows what local names stand for, and collects what is written."""

    def __init__(self, function: Function):
        self.module = function.module
        self.names: dict[str, set[ColumnPath]] = {name: {(name,)} for name in function.parameters}
        self.written: set[ColumnPath] = set()

    def paths(self, node: ast.expr) -> set[ColumnPath]:
        """The columns that an expression may stand for; none for numbers."""
        if isinstance(node, ast.Name):
            return self.names.get(node.id, set())
        if isinstance(node, ast.Attribute):
            return {(*path, node.attr) for path in self.paths(node.value)}
        if isinstance(node, ast.Subscript):
            return {(*path, "[]") for path in self.paths(node.value)}
        if isinstance(node, ast.IfExp):
            return self.paths(node.body) | self.paths(node.orelse)
        if isinstance(node, ast.Tuple):
            return set().union(*map(self.paths, node.elts))
        return set()

    def bind(self, target: ast.expr, value: ast.expr | None, paths: set[ColumnPath]) -> None:
        """Let a target stand for what it is given; a target within a table or an array is written."""
        if isinstance(target, ast.Tuple):
            parts = value.elts if isinstance(value, ast.Tuple) else [None] * len(target.elts)
            for part, given in zip(target.elts, parts, strict=True):  # without values: a group of tables by their names
                own = {(*path, getattr(part, "id", "[]")) for path in paths} if given is None else self.paths(given)
                self.bind(part, given, own)
        elif isinstance(target, ast.Subscript):
            self.written |= self.paths(target.value)
        elif isinstance(target, ast.Name):
            self.names[target.id] = self.names.get(target.id, set()) | paths

    def visit_Assign(self, node: ast.Assign) -> None:
        for target in node.targets:
            self.bind(target, node.value, self.paths(node.value))
        self.generic_visit(node)

    def visit_AugAssign(self, node: ast.AugAssign) -> None:
        self.bind(node.target, None, set())
        self.generic_visit(node)

    def visit_For(self, node: ast.For) -> None:
        rows_of = {path if isinstance(node.iter, ast.Tuple) else (*path, "[]") for path in self.paths(node.iter)}
        self.bind(node.target, None, rows_of)
        self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        callee = called(node, self.module)
        for root, *rest in writes(callee) if callee else ():
            given = node.args[callee.parameters.index(root)]
            self.written |= {(*path, *rest) for path in self.paths(given)}
        self.generic_visit(node)


@cache
def writes(function: Function) -> frozenset[ColumnPath]:
    """Paths of the columns and arrays that a function writes, from its parameters on."""
    reader = _Reader(function)
    for _ in range(2):  # what a name stands for may be known only after the loop in which it is used
        for statement in function.node.body:
            reader.visit(statement)
    return frozenset(tuple(name for name in path if name != "[]") for path in reader.written)


def kernels() -> Iterator[Function]:
    """Every kernel of the model."""
    return (function for function in functions().values() if function.decorator == "kernel")
