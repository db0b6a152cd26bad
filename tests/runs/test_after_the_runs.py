"""What becomes of a study when nothing more can be written or printed: it is kept, told, and written elsewhere."""

import os
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from analysis.__main__ import main
from analysis.audit import audit
from analysis.load import Study

ROOT = Path(__file__).resolve().parents[2]
WORDS = ["world=synthetic", "world.states=4", "days=40", "burn_in_days=5", "engine=serial", "seeds=0:2"]


def run(output, *words, shell="", **more):
    """Give the command in a shell; ``shell`` redirects its streams, ``more`` is its environment."""
    command = [sys.executable, "run.py", *WORDS, f"output={output}", *words]
    line = " ".join(f"'{word}'" for word in command) + f" {shell}"
    done = subprocess.run(["sh", "-c", line], cwd=ROOT, env=os.environ | more, capture_output=True, check=False)
    return done.returncode, done.stdout, done.stderr.decode("utf-8", "replace")


@pytest.mark.parametrize("stream", [">&- 2>&- <&-", "| head -1"])
def test_a_closed_stream_ends_no_study(tmp_path, stream):
    code, _, _ = run(tmp_path, "study=s", shell=stream)
    assert code == 0 and (tmp_path / "s" / "figures" / "border_map.png").is_file()
    assert audit(Study(tmp_path / "s")) == []


def test_what_cannot_be_printed_is_told_once_and_all_else_is_done(tmp_path):
    code, _, said = run(tmp_path, "study=s", shell="> /dev/full")
    assert code == 4 and (tmp_path / "s" / "figures" / "border_map.png").is_file()
    assert said.splitlines()[-1].startswith("error: output: standard output cannot be written: No space left")


ENVIRONMENTS = [{"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}]


@pytest.mark.parametrize("environment", ENVIRONMENTS, ids=str)
def test_no_encoding_ends_a_study(tmp_path, environment):
    code, out, said = run(tmp_path, "study=s", "technology.gap=0", **environment)
    assert code == 0, said
    assert "internal" not in said and len(out) > 1000
    if environment.get("PYTHONIOENCODING") == "ascii":
        assert b"+-" in out


@pytest.mark.parametrize("name", ["figures", "comparison.csv"])
def test_what_cannot_be_written_costs_neither_the_runs_nor_the_table(tmp_path, name):
    many = ["-m", "technology.gap=0,1", "study=s"]
    run(tmp_path, *many)
    folder = tmp_path / "s"
    if name == "figures":
        for path in (folder / name).iterdir():
            path.unlink()
        (folder / name).rmdir()
        (folder / name).write_text("a file where a folder should be")
    else:
        (folder / name).unlink()
        (folder / name).mkdir()
    code, out, said = run(tmp_path, *many)
    assert code == 4 and said.count("error:") == 1 and f"cannot write {folder / name}" in said
    assert "net_arrivals" in out.decode() or "arrivals" in out.decode()
    assert len(Study(folder).runs) == 4


def test_where_no_run_can_be_written_the_table_of_what_is_kept_is_printed(tmp_path):
    words = ["study=s"]
    run(tmp_path, *words)
    (tmp_path / "s" / ".lock").unlink()
    (tmp_path / "s" / ".lock").mkdir()
    code, out, said = run(tmp_path, *words)
    assert code == 4 and said.splitlines()[-1].startswith("error: output: cannot write")
    assert "arrivals" in out.decode()


def test_a_study_is_reported_into_another_folder_and_left_as_it_was(tmp_path, capsys):
    run(tmp_path, "-m", "technology.gap=0,1", "study=s")
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "s").rglob("*")}
    for command in ("compare", "figures", "report", "export"):
        assert main([command, "s", "--output", str(tmp_path), "--to", str(tmp_path / "else where [1]")]) == 0
    assert main(["compare", "s", "--output", str(tmp_path), "--to", " "]) == 2
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "s").rglob("*")} == before
    made = {path.name for path in (tmp_path / "else where [1]").iterdir()}
    assert {"comparison.csv", "figures", "report.html", "runs.csv", "runs.parquet", "study.duckdb"} <= made
    with duckdb.connect(str(tmp_path / "else where [1]" / "study.duckdb"), read_only=True) as base:
        assert base.execute("select count(*) from daily").fetchone() == (160,)
    assert str(tmp_path / "else where [1]") in capsys.readouterr().out
