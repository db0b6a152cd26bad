"""Many points, long labels, narrow windows, short runs, designs: nothing is cut, dropped or oddly compared."""

import numpy as np
import pytest

from analysis.comparison import compared, spread
from analysis.figures import drawings
from analysis.figures.fan import fan
from analysis.load import Study
from analysis.report import report
from analysis.table import folded, show


def swept(study, count, label="baseline gap={:g} spending=2.39732"):
    """A sweep whose last point moves attempts most."""
    dice = np.random.Generator(np.random.Philox(3))
    for k in range(count):
        key = study.point(f"{k:012x}", label=label.format(k / count), varied={"technology.gap": k / count})
        values = {name: np.ones(4) for name in study.metrics}
        study.runs(key, values | {"attempts": 1000.0 + 10 * k + dice.normal(0, 1, 4)})
    return Study(study.folder)


@pytest.mark.parametrize("count", [2, 4, 9, 50, 70])
@pytest.mark.parametrize("width", [60, 80, 200])
def test_a_table_keeps_to_the_window_and_names_its_points(study, count, width, monkeypatch, capsys):
    monkeypatch.setenv("COLUMNS", str(width))
    show(compared(swept(study, count)))
    said = capsys.readouterr().out
    assert max(map(len, said.splitlines())) <= width and "…" not in said
    flat = "".join(said.split())
    shown = [k for k in range(1, count) if f"gap={k / count:g}spending=2.39732" in flat or f"gap={k / count:g}" in flat]
    assert {1, count - 1} <= set(shown) and len(shown) >= min(count - 1, 60)


def test_labels_are_broken_and_never_cut():
    label = "political_withdrawal gap=0.786433 information.lists.ban_share=0.845553"
    for width in range(3, 40):
        lines = folded(label, width).split("\n")
        assert max(map(len, lines)) <= width and "".join(lines).replace(" ", "") == label.replace(" ", "")


@pytest.mark.parametrize("most", [1, 2, 3, 5, 49])
def test_points_that_are_shown_are_spread_over_all(most):
    shown = spread(list(range(50)), most)
    assert len(shown) == most and shown[-1] == 49 and (most == 1 or shown[0] == 0)
    assert most < 3 or max(np.diff(shown)) - min(np.diff(shown)) <= 1


def test_a_design_is_compared_with_no_arbitrary_point(study, capsys):
    study.manifest["design"] = {"kind": "lhs"}
    found = compared(swept(study, 20))
    assert found.pooled and not found.others and found.table["difference"].isna().all()
    (attempts,) = found.table[found.table["metric"] == "attempts"].itertuples()
    assert attempts.runs == 80
    assert [figure for _, figure, _ in drawings(found) if figure is not None] == []
    show(found)
    assert "A design has no baseline" in capsys.readouterr().out
    assert "A design of 20 points" in report(found.study).read_text()
    named = compared(found.study, found.study.points["0" * 12].label)
    assert len(named.others) == 19 and not named.pooled


def test_a_short_run_draws_no_line_of_one_dot(study):
    from analysis.figures.steps import STEP_DAYS
    from tests.analysis import conftest

    for key in (study.point("baseline"), study.point("harder")):
        study.runs(key, {name: np.ones(2) for name in study.metrics})
    days, conftest.DAYS = conftest.DAYS, STEP_DAYS + 5
    try:
        for key in study.manifest["points"]:
            study.daily(key, 2)
    finally:
        conftest.DAYS = days
    assert fan(compared(Study(study.folder))) is None
