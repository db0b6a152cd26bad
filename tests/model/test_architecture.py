"""The rooms: who imports whom, who writes what, what must not appear in the core."""

import ast
import shutil
from pathlib import Path

from sim.engine import rows
from sim.tables import Law

SIM = Path(rows.__file__).parents[1]
RANKS = [
    {"settings", "tables"}, {"core"}, {"geography"}, {"agents"},
    {"legal", "intelligence", "technology", "crime", "disputes", "politics", "observation"},
    {"config"}, {"metrics"}, {"world"}, {"model"}, {"saving", "explain", "output"}, {"door"}, {"runs"},
]  # fmt: skip
RANK = {name: k for k, names in enumerate(RANKS) for name in names}
SETTINGS_ONLY = {"config"}  # may read settings of every mechanism: it assembles them


def imports(path: Path):
    """Modules of sim that a file imports at its top level."""
    for node in ast.parse(path.read_text()).body:
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("sim."):
            yield node.module
        elif isinstance(node, ast.Import):
            yield from (a.name for a in node.names if a.name.startswith("sim."))


def room(module: str) -> str:
    return module.split(".")[1]


def test_imports_go_down_the_ranks():
    wrong = []
    for path in sorted(SIM.rglob("*.py")):
        own = path.relative_to(SIM).parts[0].removesuffix(".py")
        for module in imports(path):
            other = room(module)
            if own in RANK and other in RANK and other != own:
                settings = module.endswith(".settings")
                if RANK[other] > RANK[own] or (RANK[other] == RANK[own] and not settings):
                    wrong.append(f"{path.relative_to(SIM)} imports {module}")
    assert not wrong


def test_the_core_knows_no_shell():
    shell = {"mesa", "hydra", "pydantic", "omegaconf", "pandas"}
    for path in (SIM / "core").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert not {n.split(".")[0] for n in names} & shell, path


def test_no_chance_but_keyed_chance_and_no_parallel_kernels():
    for path in sorted(SIM.rglob("*.py")):
        tree, own = ast.parse(path.read_text()), path.relative_to(SIM).parts[0]
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and node.attr == "random" and own != "geography":
                assert not (isinstance(node.value, ast.Name) and node.value.id == "np"), path
            if isinstance(node, ast.keyword):
                assert node.arg not in ("parallel", "fastmath"), path
            assert not (isinstance(node, ast.Attribute) and node.attr in ("instantiate", "prange")), path


def law_columns(folder: str) -> set[str]:
    """Columns of Law that files of a folder name."""
    names = set()
    for path in (SIM / folder).glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name | ast.Attribute):
                owner = node.value.id if isinstance(node.value, ast.Name) else node.value.attr
                names |= {node.attr} if owner == "law" else set()
    return names


def test_every_power_is_granted_and_read():
    granted = law_columns("legal")
    read = law_columns("intelligence") | law_columns("crime") | law_columns("agents") | law_columns("technology")
    read |= {"free"}
    assert granted >= set(Law._fields)
    assert read >= set(Law._fields)


def test_the_compile_cache_follows_edits_of_tables_and_core(tmp_path):
    twin = tmp_path / "sim"
    (twin / "core").mkdir(parents=True)
    shutil.copy(SIM / "tables.py", twin)
    for path in (SIM / "core").glob("*.py"):
        shutil.copy(path, twin / "core")
    assert rows.cache_name(twin) == rows.cache_name()
    with (twin / "core" / "chance.py").open("a") as file:
        file.write("# a change\n")
    assert rows.cache_name(twin) != rows.cache_name()
