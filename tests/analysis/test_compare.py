"""Comparisons of small studies written by hand."""

import csv

import numpy as np
import pytest

from analysis.__main__ import main
from analysis.compare import compare, compared
from analysis.load import Study
from analysis.refusal import Refusal
from analysis.safe_csv import safe


def row_of(study, scenario, metric):
    table = compared(Study(study.folder)).table
    return table[(table["scenario"] == scenario) & (table["metric"] == metric)].iloc[0]


def test_a_tenth_less_in_every_seed_is_found_and_confirmed(two_points, capsys):
    found = compare(Study(two_points.folder))
    row = row_of(two_points, "harder", "attempts")
    assert row.percent == pytest.approx(-10, abs=0.3) and row.high < 0 and row.pairs == 8
    assert row.variance_reduction > 0.9 and row.probability_higher == 0 and row.p_holm < 1e-6
    assert [finding.verdict for finding in found.findings] == ["confirmed"]
    assert "attempts" in capsys.readouterr().out


def test_counts_are_told_a_year(two_points):
    row = row_of(two_points, "baseline", "attempts")
    assert row.unit == "crossings/year" and 800 < row["mean"] < 1200  # 365 days are counted: about what runs/ holds


def test_points_of_one_label_are_told_apart(two_points):
    key = two_points.point("0123456789ab", label="harder")
    two_points.runs(key, {name: np.ones(3) for name in two_points.metrics})
    labels = {point.label for point in Study(two_points.folder).points.values()}
    assert labels == {"baseline", "harder bbbbbb", "harder 012345"}


def test_only_seeds_that_both_have_are_paired(two_points):
    key = two_points.point("left")
    two_points.runs(key, {name: np.ones(3) for name in two_points.metrics})
    row = row_of(two_points, "left", "attempts")
    assert (row.runs, row.pairs) == (3, 3)


def test_only_committed_runs_of_the_present_code_are_read(two_points):
    key = two_points.point("left")
    two_points.runs(key, {name: np.ones(4) for name in two_points.metrics}, code="0ld000000000")
    two_points.runs(key, {name: np.ones(2) for name in two_points.metrics}, code="failed", status="failed")
    two_points.daily(key, 8)  # published, never committed
    study = Study(two_points.folder)
    assert set(study.runs["scenario"]) == {"baseline", "harder"} and len(study.runs) == 16
    assert not any(path.name.startswith(key) for path in study.files("daily"))


def test_one_run_and_empty_metrics_say_so_instead_of_an_interval(study, capsys):
    for scenario in ("baseline", "harder"):
        values = {name: np.ones(1) for name in study.metrics} | {"trust": np.array([np.nan])}
        study.runs(study.point(scenario), values)
    compare(Study(study.folder))
    assert row_of(study, "harder", "attempts").note == "one run: no interval"
    assert row_of(study, "harder", "trust").note == "empty in all runs"
    assert np.isnan(row_of(study, "harder", "attempts").low)


def test_an_expectation_against_the_evidence_is_refused(two_points):
    key = two_points.point("left", expect=[{"metric": "trust", "direction": "up"}])
    two_points.runs(key, {name: np.full(8, 0.5) for name in two_points.metrics})
    assert [f.verdict for f in compared(Study(two_points.folder)).findings if f.point.scenario == "left"] == ["refused"]


def test_a_point_of_no_runs_compares_with_nothing(study, capsys):
    study.point("baseline")
    assert compare(Study(study.folder)).table.empty
    assert "no run is done" in capsys.readouterr().out


def test_a_spreadsheet_finds_no_formula(two_points):
    key = two_points.point("left", label='=cmd|" /C calc"!A0')
    two_points.runs(key, {name: np.ones(8) for name in two_points.metrics})
    compare(Study(two_points.folder))
    with (two_points.folder / "comparison.csv").open(encoding="utf-8", newline="") as file:
        cells = [cell for line in csv.reader(file) for cell in line]
    assert any(cell.startswith("'=cmd") for cell in cells) and not any(cell.startswith("=") for cell in cells)
    assert [safe(cell) for cell in ("+1", "@x", "ok", -1.5)] == ["'+1", "'@x", "ok", -1.5]


@pytest.mark.parametrize("name", ["harder", "bbbbbbbbbbbb", "bbbb"])
def test_any_point_can_be_the_baseline(two_points, name):
    assert compared(Study(two_points.folder), name).baseline.scenario == "harder"


def test_names_are_answered_with_the_nearest(two_points, capsys):
    with pytest.raises(Refusal, match="Did you mean 'harder'"):
        compared(Study(two_points.folder), "hardr")
    assert main(["compare", "trail", "--output", str(two_points.folder.parent)]) == 2
    assert main(["compar", "trial"]) == 2
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 2 and "Did you mean 'trial'?" in said[0] and "Did you mean 'compare'?" in said[1]


def test_a_damaged_file_is_told_in_one_line(two_points, capsys):
    next((two_points.folder / "runs").glob("a*.parquet")).write_bytes(b"PAR1 not a table PAR1")
    assert main(["compare", "trial", "--output", str(two_points.folder.parent)]) == 5
    said = capsys.readouterr().err
    assert said.startswith("error: store: ") and "is damaged" in said and len(said.splitlines()) == 1


def test_more_seeds_are_counted_for_the_precision_asked(two_points, capsys):
    def asked(precision):
        table = compared(Study(two_points.folder), precision=precision).table
        return table[(table["scenario"] == "harder") & (table["metric"] == "attempts")]["more_seeds"].item()

    assert 0 == asked(100.0) < asked(0.05) < asked(0.01)
    assert main(["compare", "trial", "--precision", "0", "--output", str(two_points.folder.parent)]) == 2
    assert capsys.readouterr().err.startswith("error: precision: is not a width (got 0.0).")


def test_where_nothing_changes_nothing_is_tested(two_points):
    study = Study(two_points.folder)
    base = study.runs[study.runs["point"] == "aaaaaaaaaaaa"]
    values = {name: base[name].to_numpy() for name in two_points.metrics}
    key = two_points.point("0123456789ab", label="idle")
    two_points.manifest["points"][key] |= {"expect": [{"metric": "attempts", "direction": "up"}]}
    two_points.write_manifest()
    two_points.runs(key, values)
    found = [f for f in compared(Study(two_points.folder)).findings if f.point.id == key]
    assert [(f.verdict, "not tested" in f.came_out) for f in found] == [("open", True)]
