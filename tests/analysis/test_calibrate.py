"""Calibration: the search finds settings that are known, and says which ones the figures cannot tell."""

import numpy as np
import pytest

from analysis.__main__ import main
from analysis.insight.calibrate import Target, calibrate, chosen, ranges, reading, recovered
from analysis.insight.scorecard import targets
from analysis.refusal import Refusal

TARGETS = [Target("A", {"level": "rate"}, 0.5, 0.05), Target("B", {"yearly": "count"}, 100.0, 5.0)]
RANGES = {"effort": (0.0, 1.0), "flow": (0.0, 300.0), "idle": (0.0, 1.0)}


def toy(values, seeds):
    """Effort alone makes the rate, flow and effort the count; idle does nothing."""
    noise = np.random.Generator(np.random.Philox(seeds.start)).normal(0, 0.003, len(seeds))
    return {"rate": 1 - np.exp(-2 * values["effort"]) + noise, "count": values["flow"] * (1 - values["effort"]) + noise}


def test_known_settings_are_recovered_from_figures_made_with_other_seeds(capsys):
    pytest.importorskip("optuna", reason="the extra insight is not installed")
    truth = {"effort": 0.3, "flow": 180.0, "idle": 0.5}
    fit = recovered(toy, TARGETS, RANGES, truth, trials=120, days=365)
    assert fit.best[1] < 0.5
    for name in ("effort", "flow"):
        low, high = fit.region(name)
        assert low <= truth[name] <= high and high - low < 0.3 * np.ptp(RANGES[name])
    low, high = fit.region("idle")
    assert high - low > 0.4  # the figures say nothing of it


def test_published_figures_are_met(capsys):
    pytest.importorskip("optuna", reason="the extra insight is not installed")
    fit = calibrate(toy, TARGETS, RANGES, trials=120, days=365)
    assert max(map(abs, fit.best[2])) < 1 and fit.best[0]["effort"] == pytest.approx(np.log(2) / 2, abs=0.05)


def test_figures_are_read_as_the_scorecard_reads_them():
    rows = {"hits": np.array([2.0, 4.0]), "searches": np.array([100.0, 100.0])}
    assert reading(rows, {"ratio": ["hits", "searches"], "times": 1000}, 365) == pytest.approx(30)
    assert reading(rows, {"yearly": "hits"}, 365) == pytest.approx(3 * 365.25 / 365)


def test_targets_of_different_packs_or_of_several_points_are_refused():
    assert [t.id for t in chosen(targets(), ["A01", "A03"])[0]] == ["A01", "A03"]
    for ids in (["A01", "D03"], ["A13"], ["Z99"]):
        with pytest.raises(Refusal):
            chosen(targets(), ids)


@pytest.mark.parametrize("word", ["a", "a=1", "a=1..b", "a=2..1", "=1..2"])
def test_ranges_that_are_none_are_refused(word, capsys):
    with pytest.raises(Refusal):
        ranges([word])
    assert main(["calibrate", "--target", "A01", "--setting", word]) == 2
    assert capsys.readouterr().err.startswith("error: setting: ")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--setting", "nope=0..1"], "error: nope: unknown setting"),
        (
            ["--setting", "technology.tower_cover=0..2"],
            "error: technology.tower_cover: must be less than or equal to 1",
        ),
        (["--setting", "technology.gap=0..1", "--trials", "0"], "error: trials: must be 1 or more"),
    ],
)
def test_what_cannot_be_searched_is_refused_before_the_search(words, told, capsys):
    assert main(["calibrate", "--target", "A01", *words]) == 2
    assert capsys.readouterr().err.startswith(told)
