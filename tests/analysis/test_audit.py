"""What can happen to a study's files is found; what a study left can be made again; exports hold the same rows."""

import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd
import pytest

from analysis.__main__ import main
from analysis.audit import audit
from analysis.content import content
from analysis.load import Study
from analysis.views import write_views
from sim.door.points import read_study
from sim.door.refusal import Refusal
from sim.output import Store
from sim.output.manifest import read_manifest, sealed
from sim.output.seal import Damaged
from sim.runs.study import run_study

ROOT = Path(__file__).resolve().parents[2]
WORDS = ["world=synthetic", "world.states=4", "days=20", "burn_in_days=5", "engine=serial", "technology.gap=0,1"]


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    output = tmp_path_factory.mktemp("sound")
    return run_study(read_study([*WORDS, "seeds=0:2", f"output={output}", "study=s"], True, None), "the command").folder


@pytest.fixture
def folder(sound, tmp_path):
    return shutil.copytree(sound, tmp_path / "s")


def kinds(folder):
    return {damage.kind for damage in audit(Study(folder))}


def a_file(folder, table):
    return sorted((folder / table).rglob("*.parquet"))[0]


def write(path, change):
    path.write_bytes(change(path.read_bytes()))


def test_a_sound_study_has_no_damage(folder):
    assert audit(Study(folder)) == []


@pytest.mark.parametrize("table", ["runs", "daily", "events", "detail"])
@pytest.mark.parametrize("change", [lambda b: b"", lambda b: b[:-9], lambda b: b[:99] + bytes([b[99] ^ 1]) + b[100:]])
def test_a_file_that_was_emptied_cut_or_altered_is_found(folder, table, change):
    write(a_file(folder, table), change)
    assert "damaged" in kinds(folder)


def test_a_changed_byte_anywhere_is_found_and_never_read_as_another_number(folder):
    assert changed_bytes(folder, np.random.Generator(np.random.Philox(5)), 12) == []


def changed_bytes(folder, dice, times):
    """Change a byte of any file, time after time; what came of it where it was not found, or read as another number."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.stat().st_size)
    sound, failures = content(Study(folder)), []
    for _ in range(times):
        path = files[dice.integers(len(files))]
        data = path.read_bytes()
        at = int(dice.integers(len(data)))
        path.write_bytes(data[:at] + bytes([data[at] ^ int(dice.integers(1, 256))]) + data[at + 1 :])
        try:
            if not audit(Study(folder)):
                failures.append(f"{path} {at}: not found")
        except Damaged:
            pass  # of the manifest, found by every command
        try:
            study = Study(folder)
            [study.geography(point) for point in study.points.values()]
            if content(study) != sound:
                failures.append(f"{path} {at}: other numbers")
        except Damaged:
            pass
        path.write_bytes(data)
    return failures


def test_files_in_each_others_place_are_found(folder):
    first, second = sorted((folder / "events").glob("*.parquet"))[:2]
    one, two = first.read_bytes(), second.read_bytes()
    first.write_bytes(two)
    second.write_bytes(one)
    assert kinds(folder) == {"damaged"}


@pytest.mark.parametrize(("table", "kind"), [("runs", "orphan"), ("daily", "missing"), ("detail", "missing")])
def test_a_file_that_has_gone_is_found(folder, table, kind):
    a_file(folder, table).unlink()
    assert kinds(folder) == {kind}


@pytest.mark.parametrize("table", ["daily", "detail/flows"])
def test_where_a_file_has_gone_no_reader_counts_without_it_and_the_command_repeated_mends_it(folder, table):
    before = content(Study(folder))
    a_file(folder, table).unlink()
    with pytest.raises(Damaged, match="is missing"):
        content(Study(folder))
    run_study(read_study([*WORDS, "seeds=0:2", f"output={folder.parent}", "study=s"], True, None), "again")
    assert content(Study(folder)) == before and audit(Study(folder)) == []


@pytest.mark.parametrize("place", ["geography", "configs", "runs", "events"])
def test_a_folder_that_has_gone_and_a_foreign_file_are_found(folder, place):
    (folder / place / "notes.txt").write_text("mine")
    assert kinds(folder) == {"orphan"}
    shutil.rmtree(folder / place)
    assert kinds(folder) & {"missing", "orphan"}


def test_a_run_that_stands_twice_is_found(folder):
    from sim.output.atomic import write_parquet
    from sim.output.shards import rows_of

    code = Study(folder).code
    table = rows_of([a_file(folder, "runs")])
    write_parquet(table, folder / "runs" / f"bulk_{'0' * 16}_{code}.parquet", folder)
    assert kinds(folder) == {"duplicate"}


def test_files_of_other_code_or_of_nobody_are_found(folder):
    (folder / "manifest.json").write_bytes(sealed(read_manifest(folder) | {"code": "a" * 12}))
    (folder / "events" / "notes.txt").write_text("mine")
    assert {"stale", "orphan"} <= kinds(folder)


def test_edited_settings_are_found(folder):
    write(next((folder / "configs").iterdir()), lambda b: b.replace(b"days: 20", b"days: 21"))
    assert {damage.place.split("/")[0] for damage in audit(Study(folder))} == {"configs"}


WRONG = {
    "edited": lambda b: b.replace(b'"unit": "', b'"unit": "k', 1),
    "no seal, then edited": lambda b: b[: b.rindex(b',\n "seal"')].replace(b'"unit": "', b'"unit": "k', 1) + b"\n}",
    "no seal": lambda b: b[: b.rindex(b',\n "seal"')] + b"\n}",
    "another space": lambda b: b.replace(b": ", b":  ", 1),
    "cut short": lambda b: b[: len(b) // 2],
    "empty": lambda b: b"",
    "deep": lambda b: b"[" * 100_000,
    "null": lambda b: b"null",
    "a list": lambda b: b"[]",
    "no points": lambda b: b"{}",
    "other bytes": lambda b: bytes(range(256)),
    "a number": lambda b: b"NaN",
}


@pytest.mark.parametrize("how", WRONG)
def test_a_manifest_that_is_not_as_published_is_refused_by_every_reader(folder, how, capsys):
    write(folder / "manifest.json", WRONG[how])
    before = (folder / "manifest.json").read_bytes()
    for command in ("audit", "compare", "figures", "report", "export", "reproduce", "sensitivity"):
        assert main([command, str(folder)]) == 5
    with pytest.raises(Refusal, match="manifest.json is damaged"):  # nor is it sealed anew
        run_study(read_study([*WORDS, "seeds=0:3", f"output={folder.parent}", "study=s"], True, None), "again")
    assert (folder / "manifest.json").read_bytes() == before
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 7 and set(said) == {said[0]} and "Put it back or remove it" in said[0]


def test_the_exit_code_tells_damage(folder, capsys):
    assert main(["audit", str(folder)]) == 0
    a_file(folder, "daily").unlink()
    assert main(["audit", str(folder)]) == 5 and "1 fault in" in capsys.readouterr().err


def test_exports_hold_every_run(folder):
    assert main(["export", str(folder)]) == 0
    csv, parquet = pd.read_csv(folder / "runs.csv"), pd.read_parquet(folder / "runs.parquet")
    assert csv["technology.gap"].tolist() == parquet["technology.gap"].tolist()
    assert sorted(csv["technology.gap"]) == [0, 0, 1, 1]
    with duckdb.connect(str(folder / "study.duckdb"), read_only=True) as base:
        assert base.execute("select count(*), count(distinct point) from runs").fetchone() == (4, 2)
        assert base.execute("select count(*) from daily").fetchone() == (4 * 20,)
        assert not base.execute("select * from duckdb_tables()").fetchall()


def test_views_go_with_a_folder_that_moves(folder, tmp_path):
    write_views(Study(folder))
    moved = folder.rename(tmp_path / "else where")
    a_file(moved, "daily").unlink()
    with duckdb.connect(str(moved / "study.duckdb"), read_only=True) as base:
        assert base.execute("select count(*) from daily").fetchone() == (3 * 20,)
    assert {path.name for path in moved.glob("*study.duckdb*")} == {"study.duckdb"}


def told(folder):
    """What every reader counts in a study: its rows of runs, days, events, and the same by views."""
    study = Study(folder)
    write_views(study)
    by_files = [len(study.query("select * from {t}", t=study.files(name))) for name in ("daily", "events")]
    with duckdb.connect(str(folder / "study.duckdb"), read_only=True) as base:
        views = [base.execute(f"select count(*) from {name}").fetchone()[0] for name in ("runs", "daily", "events")]
    return [len(study.runs), len(Store(folder, study.code).runs()), *by_files, *views]


FOREIGN = ["._{}", ".nfs0001", "notes.parquet", "{} (1).parquet", "copy of {}", "{}~", "x/{}", "{}.crc", "Conflict_{}"]


@pytest.mark.parametrize("table", ["runs", "daily", "events"])
@pytest.mark.parametrize("name", FOREIGN)
@pytest.mark.parametrize("whole", [True, False])
def test_files_of_other_names_are_read_by_nobody(folder, table, name, whole):
    before, ours = told(folder), a_file(folder, table)
    path = ours.parent / name.format(ours.stem if "(1)" in name else ours.name)
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(ours.read_bytes() if whole else b"no table")
    assert told(folder) == before
    assert "orphan" in kinds(folder) or "damaged" in kinds(folder)


@pytest.mark.parametrize(
    "name", ["a[1]", "b{runs}", "all*", "it's", "x=1", "seed=7", "point=a/scenario=b", "p%20", "ü [0-9]"]
)
def test_a_study_may_lie_in_any_folder(folder, tmp_path, name):
    moved = Path(shutil.copytree(folder, tmp_path / name / "s"))
    assert told(moved) == told(folder) and content(Study(moved)) == content(Study(folder))
    columns = []
    for place in (folder, moved):
        with duckdb.connect(str(place / "study.duckdb"), read_only=True) as base:
            views = [base.execute(f"select * from {name} order by all").df() for name in ("runs", "daily", "events")]
            columns.append([(list(view), len(view), view["point"].unique().tolist()) for view in views])
    assert columns[0] == columns[1]


def test_where_the_path_has_a_question_mark_views_alone_are_missing(folder, tmp_path, capsys):
    asked = Path(shutil.copytree(folder, tmp_path / "what?" / "s"))
    assert Study(asked).runs.equals(Study(folder).runs) and audit(Study(asked)) == []
    assert main(["figures", str(asked)]) == 0
    assert main(["export", "--csv", str(asked)]) == 0
    assert main(["export", str(asked)]) == 3 and "question mark" in capsys.readouterr().err


def test_views_that_cannot_be_written_are_told_in_one_line(folder, capsys):
    (folder / "study.duckdb").mkdir()
    assert main(["export", str(folder)]) == 3
    assert "error: study.duckdb: cannot be written" in capsys.readouterr().err


def test_a_run_in_python_needs_no_duckdb():
    lived = f"BorderModel(load(overrides={WORDS[:4]})).run().summary()"
    check = f"import sys; from sim import BorderModel, load; {lived}; assert 'duckdb' not in sys.modules"
    subprocess.run([sys.executable, "-c", check], cwd=ROOT, check=True)


def test_a_study_is_reproduced_bit_for_bit(folder, capsys):
    assert main(["reproduce", str(folder)]) == 0
    assert "4 runs of 2 points, bit for bit" in capsys.readouterr().out


def test_what_cannot_be_reproduced_names_the_version_that_differs(folder, capsys):
    manifest = read_manifest(folder)
    manifest["origins"][-1]["packages"]["numpy"] = "1.0"
    manifest["common"]["config"]["technology"]["spending"] = 3.0
    (folder / "manifest.json").write_bytes(sealed(manifest))
    assert main(["reproduce", str(folder)]) == 3
    told = capsys.readouterr()
    assert "numpy: 1.0 then" in told.out and "came out differently; the versions above differ" in told.err


def test_a_study_without_runs_is_told_in_one_line(folder, capsys):
    shutil.rmtree(folder / "runs")
    assert main(["compare", str(folder)]) == 3 and "has no finished run" in capsys.readouterr().err
