"""A study on workers: resumed, not repeated; broken runs told, not fatal."""

import os
import re

import pandas as pd
import pytest

from sim.door import Refusal
from sim.door.points import read_study
from sim.runs.pool import Pool
from sim.runs.study import run_study

SMALL = ["world=synthetic", "world.states=4", "days=30", "burn_in_days=5", "workers=2"]


def small(tmp_path, *words):
    return read_study([*SMALL, f"output={tmp_path}", *words], study=True, own=None)


def test_a_repeated_command_runs_only_what_is_missing(tmp_path):
    run_study(small(tmp_path, "seeds=0:2"), "first")
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.parquet")}
    outcome = run_study(small(tmp_path, "seeds=0:3"), "second")
    assert outcome.failed == 0 and outcome.rows["seed"].tolist() == [0, 1, 2]
    assert all(path.stat().st_mtime_ns == time for path, time in before.items())


@pytest.mark.parametrize("name", ["thesis.txt", ".tmp/thesis.txt", "runs/notes.parquet", "manifest.json"])
def test_a_folder_of_other_things_is_refused_and_left_as_it_was(tmp_path, name):
    path = tmp_path / "mine" / name
    path.parent.mkdir(parents=True)
    path.write_text("{}")
    beside = name.startswith(".tmp") and path.parent.parent / "plan.txt"
    if beside:
        beside.write_text("")
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(Refusal, match="is no study: it holds"):
        run_study(small(tmp_path, "seeds=0:1", "study=mine"), "first")
    assert sorted(tmp_path.rglob("*")) == before and path.read_text() == "{}"


def test_only_what_a_killed_writer_left_is_swept(tmp_path):
    folder = run_study(small(tmp_path, "seeds=0:1"), "first").folder
    (folder / ".tmp").mkdir(exist_ok=True)
    (folder / ".tmp" / "thesis.txt").write_text("mine")
    (folder / ".tmp" / "123-0a1b2c3d").write_text("half")
    run_study(small(tmp_path, "seeds=0:2"), "second")
    assert [path.name for path in (folder / ".tmp").iterdir()] == ["thesis.txt"]


def test_workers_and_one_process_give_the_same_numbers(tmp_path):
    pooled = run_study(small(tmp_path / "a", "seeds=0:2"), "pooled").rows
    serial = run_study(small(tmp_path / "b", "seeds=0:2", "engine=serial"), "serial").rows
    pd.testing.assert_frame_equal(pooled.drop(columns="seconds"), serial.drop(columns="seconds"))


def test_a_killed_worker_costs_nothing(tmp_path, monkeypatch):
    hear, killed = Pool._hear, []

    def kill_the_first(pool, worker):
        if worker.chunk and not killed:
            killed.append(worker.process.pid)
            worker.process.kill()
        yield from hear(pool, worker)

    monkeypatch.setattr(Pool, "_hear", kill_the_first)
    outcome = run_study(small(tmp_path, "seeds=0:4"), "killed")
    assert killed and outcome.failed == 0 and outcome.rows["seed"].tolist() == [0, 1, 2, 3]


def test_an_interruption_says_how_to_go_on(tmp_path, monkeypatch):
    def stop(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(Pool, "_assign", stop)
    with pytest.raises(Refusal, match="Go on with: the command") as refusal:
        run_study(small(tmp_path, "seeds=0:2"), "the command")
    assert refusal.value.code == 130


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_is_told(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(Refusal, match="cannot write"):
        run_study(small(tmp_path / "x", "seeds=0:1"), "command")


def test_the_manifest_explains_the_metrics_without_the_model(tmp_path):
    outcome = run_study(small(tmp_path, "seeds=0:1"), "command")
    manifest = (outcome.folder / "manifest.json").read_text(encoding="utf-8")
    assert re.search(r'"unit":', manifest) and outcome.metrics[0]["meaning"]


@pytest.mark.parametrize("damaged", ["runs/*.parquet", "manifest.json"])
def test_a_damaged_file_is_named_and_what_it_held_is_run_anew(tmp_path, damaged):
    study = small(tmp_path, "seeds=0:2", "engine=serial")
    file = sorted(run_study(study, "first").folder.glob(damaged))[0]
    file.write_bytes(file.read_bytes()[:50])
    with pytest.raises(Refusal, match=f"{file.name} is damaged .*Put it back or remove it") as refusal:
        run_study(study, "second")
    assert refusal.value.code == 5
    file.unlink()
    assert run_study(study, "third").rows["seed"].tolist() == [0, 1]


def test_a_study_that_holds_other_points_says_at_once_what_differs_there(tmp_path, capsys):
    run_study(small(tmp_path, "seeds=0:1"), "first")
    run_study(small(tmp_path, "seeds=0:1", "technology.gap=0.7"), "second")
    said = " ".join(capsys.readouterr().err.split())
    assert "holds baseline of an earlier command, with technology.gap=" in said and "(here 0.7)" in said
