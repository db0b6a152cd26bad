"""Comparisons of unlike things warn where the user sees it: in the answer of compare and on top of the page."""

import numpy as np
import pytest

from analysis.compare import compare, compared
from analysis.load import Study
from analysis.report import report
from analysis.unlike import unlike

SCHENGEN, CLUB = ({"schengen": {"joined": {"AUT": "1997-12-01"}}}, {"club": {"joined": {"S00": "2000-01-01"}}})
LEAVES = {"out": {"date": "2024-06-01", "type": "denounce", "states": ["AUT"], "treaty": "schengen"}}
DIFFERENT = {
    "begins on 2024-06-01": {"start": "2024-06-01"},
    "covers days 30 to 700": {"days": 700},
    "another world": {"config": {"world": {"layout": "us_mexico"}, "treaties": SCHENGEN}},
    "other treaties are in force": {"config": {"treaties": CLUB, "posts": {"staffing": 1.0}}},
    "bind no state here": {"config": {"treaties": {}, "events": LEAVES}},
}


def with_points(study, seeds=range(4), **changed) -> Study:
    """A baseline and a scenario, which differs as told."""
    world = study.map_sheet([{"code": "AUT", "name": "Austria", "member": True}])
    study.map_sheet()  # another, named below
    for scenario in ("baseline", "harder"):
        key = study.point(scenario, config={"treaties": SCHENGEN})
        study.manifest["points"][key]["geography"] = world
        values = {name: np.ones(len(seeds) if scenario == "harder" else 4) for name in study.metrics}
        study.runs(key, values)
    study.manifest["points"][key] |= changed
    study.write_manifest()
    return Study(study.folder)


@pytest.mark.parametrize("says", DIFFERENT)
def test_what_is_unlike_is_told_in_the_answer_and_on_top_of_the_page(study, says, capsys):
    found = with_points(study, **DIFFERENT[says])
    assert any(says in warning for warning in unlike(compared(found)))
    compare(found)
    assert "Warning" in (said := capsys.readouterr().out) and says in " ".join(said.split())
    page = report(found).read_text()
    assert page.index("Warning: harder: ") < page.index("Figures")


def test_other_seeds_are_told(study):
    assert "has other seeds than the baseline: 2 of 2 runs" in unlike(compared(with_points(study, seeds=range(2))))[0]


def test_points_that_differ_by_policy_alone_are_not_warned_of(study):
    found = with_points(study, config={"treaties": SCHENGEN, "posts": {"staffing": 0.5}, "events": LEAVES})
    assert unlike(compared(found)) == [] and "Warning" not in report(found).read_text()


def test_treaties_alone_are_a_policy(study):
    assert unlike(compared(with_points(study, config={"treaties": {}}))) == []


def test_no_effect_is_told_across_worlds(study, capsys):
    found = with_points(study, geography=study.map_sheet([{"code": "XXX", "name": "X", "member": True}]))
    comparison = compared(found)
    rows = comparison.table[comparison.table["label"] == "harder"]
    assert rows["difference"].isna().all() and rows["mean"].notna().all() and set(rows["note"]) == {"another world"}
    compare(found)
    assert "another" in capsys.readouterr().out
    assert not [finding for finding in comparison.findings if finding.verdict != "open"]


def test_points_of_one_label_are_called_by_what_differs(study):
    for key, states in (("0" * 12, 6), ("1" * 12, 9)):
        study.point(key, label="baseline", config={"world": {"states": states, "seed": 1}, "workers": states})
    study.manifest["settings"] = [{"name": "workers", "identifies": False}]
    study.write_manifest()
    assert [point.label for point in Study(study.folder).points.values()] == ["baseline states=6", "baseline states=9"]
