"""A run is done only when its row is published; nothing half-written is ever counted."""

import pandas as pd
import pyarrow.parquet as pq
import pytest

from sim.output import Record, Store

POINT = "0123456789ab"
CODE, OLDER = "c" * 12, "a" * 12


def record(seed, **summary):
    row = {
        "point": POINT,
        "scenario": "s",
        "seed": seed,
        "status": "ok",
        "seconds": 1.0,
        "error": "",
        "code": CODE,
        "days": 2,
    }
    days = pd.date_range("2024-01-01", periods=2)
    daily = pd.DataFrame({"attempts": [1, 2], "trust": [0.5, 0.25]}, index=days)
    events = pd.DataFrame({"day": [0], "kind": ["x"], "who": ["A"], "whom": ["B"], "about": ["t"]})
    return Record(row | summary, daily, events, {"borders": daily})


def test_published_runs_are_done(tmp_path):
    store = Store(tmp_path, CODE)
    store.publish([record(3, attempts=1.5), record(4, attempts=None)])
    assert store.done() == {POINT: {3, 4}}
    assert store.runs()["attempts"].tolist()[0] == 1.5 and store.runs()["attempts"].isna()[1]


def test_daily_rows_carry_seed_and_day(tmp_path):
    Store(tmp_path, CODE).publish([record(3), record(4)])
    table = pq.read_table(tmp_path / "daily").to_pandas()
    assert table[["seed", "attempts"]].values.tolist() == [[3, 1], [3, 2], [4, 1], [4, 2]]
    assert str(table["day"][0]) == "2024-01-01" and set(table["scenario"]) == {"s"}


def test_daily_rows_without_their_run_are_removed(tmp_path):
    store = Store(tmp_path, CODE)
    store.publish([record(3)])
    next((tmp_path / "runs").iterdir()).unlink()
    store.sweep()
    assert store.done() == {} and not list((tmp_path / "daily").rglob("*.parquet"))


def test_runs_of_other_code_are_set_aside(tmp_path):
    Store(tmp_path, OLDER).publish([record(3)])
    store = Store(tmp_path, CODE)
    assert store.set_stale_aside() == 1 and store.done() == {} and len(store.runs()) == 0
    assert list((tmp_path / "stale" / OLDER / "daily").rglob("*.parquet"))


def test_a_success_takes_the_place_of_a_failure(tmp_path):
    store = Store(tmp_path, CODE)
    store.publish_failure(record(3).row | {"status": "failed", "error": "why"})
    assert store.done() == {} and store.runs()["error"].tolist() == ["why"]
    store.publish([record(3)])
    assert store.runs()["status"].tolist() == ["ok"]


def test_two_launchers_cannot_hold_one_study(tmp_path):
    with Store(tmp_path, CODE).lock(), pytest.raises(BlockingIOError, match="process"), Store(tmp_path, CODE).lock():
        raise AssertionError("both held it")


def test_a_failed_write_leaves_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr(
        pq, "write_table", lambda *a, **k: (_ for _ in ()).throw(OSError(28, "No space left on device"))
    )
    with pytest.raises(OSError, match="No space"):
        Store(tmp_path, CODE).publish([record(3)])
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_the_largest_seed_is_kept_exactly(tmp_path):
    store = Store(tmp_path, CODE)
    store.publish([record(2**64 - 1)])
    assert store.runs()["seed"].tolist() == [2**64 - 1]
