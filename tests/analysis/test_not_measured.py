"""What was measured and does not change looks different from what was not measured, wherever it is told."""

import numpy as np
import pytest

from analysis.closing_table import closing_table
from analysis.compare import compare, compared
from analysis.figures.dots import dots
from analysis.load import Study
from analysis.numbers import NOT_MEASURED, number
from analysis.report import report
from analysis.words import SAME, briefly, said
from tests.analysis.conftest import said as drawn


@pytest.fixture
def mixed(study):
    """Attempts fall; entries are the same in every seed; nobody measured arrests."""
    for scenario, attempts in (("baseline", 100.0), ("harder", 90.0)):
        values = {name: np.linspace(1, 2, 4) for name in study.metrics}
        values |= {"attempts": attempts + np.arange(4.0), "apprehension_rate": np.full(4, np.nan)}
        study.runs(study.point(scenario), values)
    return Study(study.folder)


def rows_of(study):
    return {row.metric: row for row in compared(study).table.itertuples() if row.scenario == "harder"}


def test_in_words(mixed):
    rows = rows_of(mixed)
    assert said(rows["entries"]) == briefly(rows["entries"]) == SAME == "no change"
    assert said(rows["apprehension_rate"]) == f"{NOT_MEASURED} (empty in all runs)"
    assert briefly(rows["apprehension_rate"]) == NOT_MEASURED == number(np.nan) == "not measured"


def test_in_tables_and_on_the_page(mixed, capsys):
    compare(mixed, full=True)
    lines = {line.split()[0]: line for line in capsys.readouterr().out.splitlines() if line.strip()}
    assert SAME in lines["entries"] and NOT_MEASURED in lines["apprehension_rate"]
    page = report(mixed).read_text()
    assert f'<td class="number same" title="identical in every seed">{SAME}</td>' in page
    assert f'<td class="number none" title="empty in all runs">{NOT_MEASURED}</td>' in page


def test_in_figures(mixed):
    text = drawn(dots(compared(mixed)))
    assert "No change in any run:" in text and "entries" in text.partition("No change in any run:")[2]
    assert "Not measured: apprehension rate" in text


def test_in_the_table_that_closes_a_study(mixed):
    from rich.console import Console

    console = Console(width=120)
    with console.capture() as told:
        console.print(
            closing_table(mixed.runs[mixed.runs["scenario"] == "harder"], "harder", mixed.manifest["metrics"])
        )
    assert any("apprehension_rate" in line and NOT_MEASURED in line for line in told.get().splitlines())
