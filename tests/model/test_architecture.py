"""The rooms: who imports whom, who grants and reads law, what must not appear in compiled files."""

import ast
import shutil
from collections.abc import Iterable, Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from sim.engine.cache import PACKAGE as SIM
from sim.engine.cache import cache_name, sources
from sim.tables import Law

ROOMS = {
    "geography", "movers", "posts", "surveillance", "departure", "information", "relations",
    "legal", "politics", "crime", "justice", "technology", "observation", "disputes", "haze",
    "cryptomarkets", "trafficking", "arms", "corruption",
}  # fmt: skip
RANKS = (
    {"settings", "engine"}, {"scale", "tables"}, {"world"}, {"agents", "memory"}, ROOMS, {"events", "ledger"},
    {"start"}, {"config"}, {"saving", "explain", "output"}, {"model"}, {"door"}, {"runs"}, {"__init__"},
)  # fmt: skip
RANK = {name: k for k, names in enumerate(RANKS) for name in names}
ASSEMBLING = {"events", "ledger", "start", "config", "model", "door", "runs"}  # may read the settings of a room
SHELL = {"mesa", "hydra", "pydantic", "omegaconf", "pandas"}
COMPILING = {"kernel", "part", "step", "allocating"}  # decorators of sim.engine.rows


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def module_of(path: Path) -> str:
    """The dotted name of a file of sim."""
    parts = ("sim", *path.relative_to(SIM).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


FILES = {module_of(path): path for path in sorted(SIM.rglob("*.py"))}


def imported(path: Path) -> Iterator[str]:
    """All that a file imports, wherever in it: at its top, within functions, for type checking."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0 and node.module, f"{path} imports by a relative name"
            inner = {f"{node.module}.{a.name}" for a in node.names}
            yield from (name if name in FILES else node.module for name in inner)
        elif isinstance(node, ast.Import):
            yield from (a.name for a in node.names)


@cache
def needed(module: str) -> frozenset[str]:
    """Modules of sim that a module imports; of a package whose members are found by their files, all members."""
    names = {name for name in imported(FILES[module]) if name in FILES}
    if "sim.engine.open_set" in names:
        packages = [f"{name}." for name in names if FILES[name].stem == "__init__"]
        names |= {name for name in FILES if name.startswith(tuple(packages))}
    return frozenset(names - {module})


def part_of(module: str) -> str:
    """The room, or the file beside the rooms, in which a module stands."""
    return module.split(".")[1] if "." in module else "__init__"


def compiles(path: Path) -> bool:
    """Whether a file holds compiled functions."""
    functions = (node for node in ast.walk(tree_of(path)) if isinstance(node, ast.FunctionDef))
    return any(isinstance(d, ast.Name) and d.id in COMPILING for f in functions for d in f.decorator_list)


COMPILED = [name for name, path in FILES.items() if compiles(path)]


def test_everything_has_a_rank():
    assert {part_of(module) for module in FILES} == set(RANK)


def test_imports_go_down_the_ranks_and_no_room_knows_another():
    wrong = []
    for module in FILES:
        for other in needed(module):
            own, theirs = part_of(module), part_of(other)
            if own != theirs and RANK[theirs] >= RANK[own]:
                wrong.append(f"{module} imports {other}")
    assert not wrong, "\n".join(wrong)


def test_settings_of_a_room_are_read_by_itself_and_by_what_assembles():
    wrong = []
    for module in FILES:
        for other in needed(module):
            own, theirs = part_of(module), part_of(other)
            if other == f"sim.{theirs}.settings" and own != theirs and own not in ASSEMBLING:
                wrong.append(f"{module} imports {other}")
    assert not wrong, "\n".join(wrong)


def test_no_imports_run_in_a_circle():
    try:
        TopologicalSorter({module: needed(module) for module in FILES}).prepare()
    except CycleError as found:
        raise AssertionError(" <- ".join(found.args[1])) from None


def reached(modules: Iterable[str]) -> set[str]:
    """These modules and all of sim that they import, and what that imports."""
    found, left = set(), list(modules)
    while left:
        module = left.pop()
        if module not in found:
            found.add(module)
            left += needed(module)
    return found


def test_compiled_files_and_the_engine_know_no_shell():
    engine = [name for name in FILES if part_of(name) == "engine"]
    wrong = []
    for module in sorted(reached([*engine, *COMPILED])):
        shell = {name.split(".")[0] for name in imported(FILES[module])} & SHELL
        wrong += [f"{module} imports {name}" for name in sorted(shell)]
    assert not wrong, "\n".join(wrong)


def test_no_chance_but_keyed_chance_and_no_parallel_kernels():
    for path in FILES.values():
        own = path.relative_to(SIM).parts[0]
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.Attribute) and node.attr == "random" and own != "geography":
                assert not (isinstance(node.value, ast.Name) and node.value.id == "np"), path
            if isinstance(node, ast.keyword):
                assert node.arg not in ("parallel", "fastmath"), path
            assert not (isinstance(node, ast.Attribute) and node.attr in ("instantiate", "prange")), path


def law_columns(paths: Iterable[Path]) -> set[str]:
    """Columns of Law that files name, but for those that they only overwrite."""
    names = set()
    for path in paths:
        set_anew = [t for node in ast.walk(tree_of(path)) if isinstance(node, ast.Assign) for t in node.targets]
        overwritten = {inner for target in set_anew for inner in ast.walk(target)}
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name | ast.Attribute):
                owner = node.value.id if isinstance(node.value, ast.Name) else node.value.attr
                names |= {node.attr} if owner == "law" and node not in overwritten else set()
    return names & set(Law._fields)


def test_every_power_is_granted_by_a_provision_and_read_elsewhere():
    provisions = set((SIM / "legal" / "provisions").glob("*.py"))
    rooms = {path for module, path in FILES.items() if part_of(module) in ROOMS}
    assert law_columns(provisions) == set(Law._fields)
    assert law_columns(rooms - provisions) == set(Law._fields)


def test_the_compile_cache_follows_every_file_that_compiles_and_all_that_it_imports():
    followed = {module_of(path) for path in sources()}
    assert reached(COMPILED) - {"sim"} <= followed


@pytest.mark.parametrize(
    "edited", ["engine/chance.py", "tables/movers.py", "posts/checks.py", "ledger/daily_ledger.py"]
)
def test_the_compile_cache_follows_edits_of_tables_the_engine_and_rooms(tmp_path, edited):
    twin = tmp_path / "sim"
    shutil.copytree(SIM, twin, ignore=shutil.ignore_patterns("data", "__pycache__"))
    (twin / "posts" / "build.py").write_text("")  # nothing in it is compiled
    assert cache_name(twin) == cache_name()
    with (twin / edited).open("a") as file:
        file.write("# a change\n")
    assert cache_name(twin) != cache_name()
