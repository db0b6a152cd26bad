"""Ratios that are taken of other numbers than at the baseline say so, and show both parts: for every ratio there is."""

import numpy as np
import pytest

from analysis.compare import compare, compared
from analysis.load import Study
from analysis.parts import MARK, differs, notes
from analysis.report import report
from sim.ledger.metrics import catalogue
from sim.runs.record import metrics

RATIOS = [metric for metric in catalogue() if metric.kind in ("ratio", "quantile")]
SEEDS = 4


def with_ratios(study, more: float) -> Study:
    """Every ratio a tenth higher in the scenario, and taken of ``more`` times as much."""
    study.manifest["metrics"] = metrics()
    for scenario, ratio, line in (("baseline", 1.0, 1000.0), ("harder", 1.1, 1000.0 * more)):
        spread = np.linspace(0.99, 1.01, SEEDS)
        values = {metric.name: 0.5 * ratio * spread for metric in RATIOS}
        values |= {f"{metric.name}_below": np.full(SEEDS, line) for metric in RATIOS}
        study.runs(study.point(scenario), values)
    return Study(study.folder)


@pytest.mark.parametrize(("more", "told"), [(1.2, True), (0.98, True), (1.005, False)])
def test_a_denominator_that_differs_by_more_than_one_per_cent_is_told(study, more, told):
    comparison = compared(with_ratios(study, more))
    rows = {row.metric: row for row in comparison.table.itertuples() if row.scenario == "harder"}
    assert {differs(rows[metric.name]) for metric in RATIOS} == {told}
    lines = notes(comparison.table, comparison.study.metrics, rows, [point.id for point in comparison.others])
    assert len(lines) == len(RATIOS) * told
    for metric in RATIOS if told else ():
        assert any(metric.below in one and metric.above in one for one in lines), metric.name


def test_both_parts_multiply_to_the_ratio(study):
    comparison = compared(with_ratios(study, 1.2))
    line = next(
        one
        for one in notes(comparison.table, comparison.study.metrics, ["apprehension_rate"], [comparison.others[0].id])
    )
    assert "irregular attempts 1,201 a year against 1,001 (+20 %)" in line  # of 365 days
    assert "arrests 660 against 500" in line


def test_the_table_and_the_page_carry_the_mark_and_the_parts(study, capsys):
    found = with_ratios(study, 1.2)
    compare(found, full=True)
    assert MARK in (said := capsys.readouterr().out) and "travellers checked 1,201 a year" in " ".join(said.split())
    page = report(found).read_text()
    assert MARK in page and "irregular attempts 1,201 a year against 1,001" in page.replace("\u00a0", " ")


def test_a_ratio_that_does_not_name_its_parts_is_refused():
    from sim.ledger.metrics.metric import metric

    for kind in ("ratio", "quantile"):
        with pytest.raises(ValueError, match="names its parts"):
            metric(unit="share", kind=kind)(lambda w: None)
