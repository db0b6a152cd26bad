"""A run that fails or takes too long costs itself alone, and is tried again only when asked for."""

import pytest

from sim.door.points import read_study
from sim.model import BorderModel
from sim.runs.study import run_study

SMALL = {"world": "synthetic", "world.states": 4, "days": 40, "burn_in_days": 5, "engine": "serial", "seeds": "0:3"}


def outcome(tmp_path, *words):
    settings = SMALL | {"output": tmp_path} | dict(word.split("=") for word in words)
    return run_study(read_study([f"{k}={v}" for k, v in settings.items()], study=True, own=None), "the command")


@pytest.fixture
def seed_one_fails(monkeypatch):
    run = BorderModel.run

    def fail(model, progress=None):
        if model.config.seed == 1:
            raise ValueError("a fault of its own")
        return run(model, progress)

    monkeypatch.setattr(BorderModel, "run", fail)


def test_a_failed_run_is_listed_with_its_cause(tmp_path, seed_one_fails):
    rows = outcome(tmp_path).rows
    assert rows["status"].tolist() == ["ok", "failed", "ok"] and "a fault of its own" in rows["error"][1]


def test_a_failed_run_is_tried_again_on_request_alone(tmp_path, seed_one_fails, monkeypatch):
    outcome(tmp_path)
    monkeypatch.undo()
    assert outcome(tmp_path).failed == 1
    assert outcome(tmp_path, "retry=failed").rows["status"].tolist() == ["ok"] * 3


def test_the_first_failure_can_end_a_study(tmp_path, seed_one_fails):
    assert outcome(tmp_path, "fail_fast=true").rows["seed"].tolist() == [0, 1]


def test_a_run_that_takes_too_long_is_stopped(tmp_path):
    rows = outcome(tmp_path, "timeout=0.000001", "days=400").rows
    assert set(rows["status"]) == {"timeout"} and "stopped after 1e-06 s" in rows["error"][0]


def test_a_run_that_hears_nothing_is_stopped_with_its_worker(tmp_path, monkeypatch):
    from sim.runs import pool

    monkeypatch.setattr(pool, "GRACE_S", -1e-3)  # overdue as soon as it has begun
    rows = outcome(tmp_path, "engine=process", "workers=1", "timeout=0.001", "days=3000", "seeds=0:1").rows
    assert rows["status"].tolist() == ["timeout"]
