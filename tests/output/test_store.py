"""A run is done only when its row is published; nothing half-written is ever counted."""

import os
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest

from sim.output import Record, Store
from sim.output.manifest import full_points, read_manifest, write_manifest
from sim.output.seal import is_whole

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
    monkeypatch.setattr(os, "fsync", lambda file: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    with pytest.raises(OSError, match="No space"):
        Store(tmp_path, CODE).publish([record(3)])
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_the_largest_seed_is_kept_exactly(tmp_path):
    store = Store(tmp_path, CODE)
    store.publish([record(2**64 - 1)])
    assert store.runs()["seed"].tolist() == [2**64 - 1]


def test_gathered_rows_are_the_rows(tmp_path):
    store = Store(tmp_path, CODE)
    for seed in range(4):
        store.publish([record(seed, attempts=seed)])
    before = store.runs()
    store.compact(few=2)
    assert len(list((tmp_path / "runs").iterdir())) == 1
    pd.testing.assert_frame_equal(store.runs(), before)
    store.sweep()
    assert store.done() == {POINT: {0, 1, 2, 3}} and len(list((tmp_path / "daily").rglob("*.parquet"))) == 4


def test_rows_gathered_twice_count_once(tmp_path, monkeypatch):
    store = Store(tmp_path, CODE)
    for seed in range(3):
        store.publish([record(seed)])
    monkeypatch.setattr(Path, "unlink", lambda *_, **__: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):  # killed before the small files are removed
        store.compact(few=1)
    monkeypatch.undo()
    assert store.runs()["seed"].tolist() == [0, 1, 2]
    store.sweep()
    assert len(list((tmp_path / "runs").iterdir())) == 1 and store.done() == {POINT: {0, 1, 2}}


def test_stale_rows_in_bulk_are_set_aside(tmp_path):
    older = Store(tmp_path, OLDER)
    for seed in range(3):
        older.publish([record(seed)])
    older.compact(few=1)
    store = Store(tmp_path, CODE)
    assert store.set_stale_aside() == 1 and store.done() == {} and not list((tmp_path / "daily").rglob("*.parquet"))


def test_every_altered_bit_breaks_the_seal(tmp_path):
    Store(tmp_path, CODE).publish([record(3)])
    path = next((tmp_path / "runs").iterdir())
    data, place = path.read_bytes(), path.relative_to(tmp_path).as_posix()
    altered = (data[:i] + bytes([data[i] ^ (1 << i % 8)]) + data[i + 1 :] for i in range(len(data)))
    assert is_whole(data, place) and not is_whole(data, place.replace("runs", "events"))
    assert not any(is_whole(text, place) for text in altered) and not is_whole(data[:-1], place)


def test_the_manifest_tells_every_point_in_full(tmp_path):
    def told(gap):
        return {"label": f"gap={gap}", "config": {"days": 10, "technology": {"gap": gap, "spending": 1.0}}}

    write_manifest(tmp_path, {"points": {"a": told(0), "b": told(1)}, "origins": [1]})
    write_manifest(tmp_path, {"points": {"c": told(2)}, "origins": [2]})
    manifest = read_manifest(tmp_path)
    assert full_points(manifest) == {"a": told(0), "b": told(1), "c": told(2)} and manifest["origins"] == [1, 2]
