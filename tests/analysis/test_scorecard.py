"""The scorecard: readings of hand-made runs, scores in half-bands, a file of targets that the model can answer."""

import numpy as np
import pytest

from analysis.insight.readings import READINGS, read
from analysis.insight.scorecard import (
    CLASSES,
    COMMON,
    CONSTRUCTION,
    FITTED,
    HELD_OUT,
    IMPLIED,
    headline,
    judged,
    page,
    skill,
    targets,
    write_into,
)  # fmt: skip
from analysis.load import Study
from analysis.refusal import Refusal
from analysis.statistics import interval


@pytest.fixture
def tripled(study):
    """Prices rise by 30 % and attempts fall by 10 % when enforcement triples; waits square with traffic."""
    for scenario, fee, attempts in (("baseline", 1.0, 1000.0), ("harder", 1.3, 900.0)):
        values = {name: np.ones(4) for name in study.metrics}
        study.runs(study.point(scenario), values | {"trust": np.full(4, fee), "attempts": np.full(4, attempts)})
    for k, x in enumerate((1, 1.2, 1.4)):
        key = study.point(f"eeeeeeeeee{k:02d}", varied={"traffic": x})
        study.runs(key, {name: np.full(4, x**2) for name in study.metrics})
    return Study(study.folder)


def test_readings_of_known_runs(tripled):
    ends = {"from": "baseline", "to": "harder"}
    assert read(tripled, {"elasticity": "trust", "factor": 3} | ends) == pytest.approx(np.log(1.3) / np.log(3))
    assert read(tripled, {"change": "attempts"} | ends) == pytest.approx(-0.1)
    assert read(tripled, {"change": ["attempts", "trust"]} | ends) == pytest.approx(0.9 / 1.3 - 1)
    assert read(tripled, {"yearly": "attempts"}) == pytest.approx(1000 * 365.25 / 365)
    assert read(tripled, {"convexity": "trust", "at": [1, 1.2, 1.4]}) == pytest.approx(0.52 / 0.44 - 1)


def test_points_that_were_never_run_are_no_readings(study):
    study.point("eeeeeeeeee00")  # as defaults were, when the study began
    values = {name: np.ones(4) for name in study.metrics}
    study.runs(study.point("eeeeeeeeee01"), values | {"attempts": np.full(4, 500.0)})
    assert read(Study(study.folder), {"level": "attempts"}) == pytest.approx(500.0)


def test_a_score_counts_half_bands_and_a_sign_needs_its_whole_interval():
    band = {"value": 0.7, "low": 0.5, "high": 0.8, "class": "held out"}
    assert judged("x", band, interval(np.full(4, 0.4))).z == pytest.approx(-2)
    assert judged("x", band, interval(np.full(4, 0.4))).verdict == "outside"
    assert judged("x", band, interval(np.full(4, 0.79))).verdict == "inside"
    up = {"sign": "up", "class": "implied"}
    assert judged("x", up, interval(np.array([1.0, 1.1, 0.9]))).verdict == "inside"
    assert judged("x", up, interval(np.array([1.0, -1.1, 0.9]))).verdict == "outside"


def test_every_target_is_read_from_metrics_that_the_model_has():
    from sim.ledger.metrics import catalogue

    known, told = {metric.name for metric in catalogue()}, targets()
    for key, target in told["targets"].items():
        name, term = next(iter(target["read"].items()))
        assert name in READINGS and target["pack"] in told["packs"] and target["source"], key
        assert set([term] if isinstance(term, str) else term) <= known, key
        assert "sign" in target or target["low"] <= target["value"] <= target["high"], key


def test_every_target_says_what_it_proves_and_which_setting_carries_it():
    from sim.door.check import known_settings

    for key, target in targets()["targets"].items():
        assert target["class"] in CLASSES, key
        assert (
            ("by" in target) == (target["class"] in (FITTED, IMPLIED))
            and "by" not in target
            or (target["by"] in known_settings())
        ), key
        assert ("why" in target) == (target["class"] == CONSTRUCTION), key


def test_the_headline_counts_what_is_held_out_and_nothing_else():
    band = {"value": 0.5, "low": 0.4, "high": 0.6, "says": "", "unit": "share"}
    met, missed = interval(np.full(3, 0.5)), interval(np.full(3, 0.9))
    scores = [judged(kind, band | {"class": kind}, met) for kind in (FITTED, IMPLIED, CONSTRUCTION)]
    assert headline([*scores, judged("x", band | {"class": HELD_OUT}, missed)]).startswith("0 of 1 held-out target is")
    assert headline([*scores, judged("x", band | {"class": HELD_OUT}, met)]).startswith("1 of 1 held-out target is")


def test_skill_is_told_against_persistence():
    target = {"value": 0.7, "low": 0.5, "high": 0.8, "class": FITTED, "persistence": 0.5}
    assert skill(judged("x", target, interval(np.full(3, 0.6)))) == pytest.approx(0.5)
    assert skill(judged("x", target, interval(np.full(3, 0.3)))) == pytest.approx(-1.0)
    assert np.isnan(skill(judged("x", {**target, "persistence": None}, interval(np.full(3, 0.6)))))


def test_no_target_is_both_scored_and_unanswered():
    told = targets()
    without = [key for keys in told["unanswered"].values() for key in keys]
    apart = [*without, *told["alone"]]
    assert not set(apart) & set(told["targets"]) and len(apart) == len(set(apart))


def test_the_table_stands_where_its_place_is(tmp_path):
    target = {"says": "a|b", "value": 1.0, "low": 0.0, "high": 2.0, "unit": "share", "class": "held out", "pack": "p"}
    table = page([judged("A01", target, interval(np.full(3, 1.5)))], {"unanswered": {"no": ["B1", "B2"]}}, "c0de")
    assert "1 of 1 held-out target is met" in table and "+0.5 ●" in table
    readme = tmp_path / "README.md"
    readme.write_text("before\n<!-- scorecard -->\nold\n<!-- end scorecard -->\nafter\n")
    write_into(readme, [("scorecard", "new")])
    assert readme.read_text() == "before\n<!-- scorecard -->\nnew\n<!-- end scorecard -->\nafter\n"
    readme.write_text("nothing")
    with pytest.raises(Refusal, match="has no place for it"):
        write_into(readme, [("scorecard", "new")])


def test_every_pack_is_accepted_by_the_front_door():
    from sim.door.points import read_study

    told = targets()
    for name, pack in told["packs"].items():
        study = read_study([*pack["run"], *COMMON, f"study=scorecard_{name}"], study=True, own=None)
        asked = [t["read"] for t in told["targets"].values() if t["pack"] == name]
        known = {value for point in study.points for value in point.varied.values()}
        ends = [end for read in asked for end in (read.get("from"), read.get("to"), *read.get("at", [])) if end]
        assert set(ends) <= known, name
