"""Results by state around dates of law: who bears them, and how soon; dates are marked on every time axis."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import analysis.figures as figures
from analysis.by_state import by_state, windows
from analysis.compare import compared
from analysis.figures.border_change import border_change
from analysis.figures.difference import difference
from analysis.figures.fan import fan
from analysis.figures.timeline import timeline
from analysis.figures.to_whom import to_whom
from analysis.legal_dates import legal_dates, not_free, own_dates
from analysis.load import Study
from analysis.report import report
from tests.analysis.conftest import DAYS, with_two_points

pytestmark = pytest.mark.usefixtures("warnings_are_errors")
SEEDS, NOTICE, EXIT = 8, 121, 213  # 1 May and 1 August 2024
FREE = {"schengen": {"provisions": {"free_movement": {}}, "joined": dict.fromkeys("ABC", "2000-01-01")}}
MONTH_DAYS = np.diff([d.toordinal() for d in pd.date_range("2024-01-01", periods=14, freq="MS")])


@pytest.fixture
def withdrawal(study):
    """A leaves: it loses hits from the notice on; it and its neighbour B lose hours from the exit on; C nothing."""
    written = with_two_points(study)
    states = [{"code": c, "name": f"State {c}", "member": c != "X", "lat": 40.0 + k, "lon": 10.0 * k}
              for k, c in enumerate("ABCX")]  # fmt: skip
    borders = [
        {"name": f"{a}-{b}", "kind": "land", "a": a, "b": b, "lat": 40.5 + k, "lon": 5.0 + 9 * k}
        for k, (a, b) in enumerate(("AB", "BC", "AX"))
    ]
    world = study.map_sheet(states, borders)
    events = [(s, NOTICE, "denunciation", "A", "", "schengen, exit in 92 days") for s in range(SEEDS)]
    events += [(s, EXIT, "exit", "A", "", "schengen") for s in range(SEEDS)]
    events += [(3, 50, "suspension", "C", "", "schengen, 12 days")]
    names = ["seed", "day", "kind", "who", "whom", "about"]
    written.table("events", "bbbbbbbbbbbb", SEEDS, pd.DataFrame(events, columns=names))
    written.table("events", "aaaaaaaaaaaa", SEEDS, pd.DataFrame(events[-1:], columns=names))
    for key, leaves in (("aaaaaaaaaaaa", False), ("bbbbbbbbbbbb", True)):
        study.manifest["points"][key] |= {"geography": world, "config": {"treaties": FREE}}
        written.table("detail/months", key, SEEDS, months(leaves))
        written.table("detail/borders", key, SEEDS, borders_of(leaves))
    study.write_manifest()
    return Study(study.folder)


def months(leaves: bool) -> pd.DataFrame:
    rows = []
    for seed in range(SEEDS):
        for month, days in enumerate(MONTH_DAYS):
            for state in "ABC":
                out, gone = leaves and month >= 7 and state != "C", leaves and month >= 4 and state == "A"
                rows.append(
                    {"seed": seed, "month": month, "state": state, "member": True, "arrivals": days, "travellers": days,
                     "person_hours": days * (10.0 + 5.0 * out + 0.01 * seed * out), "trade_cost_eur": 1.0,
                     "hits_foreign": 0 if gone else 10, "spend_eur": 100.0, "deaths": 0}
                )  # fmt: skip
    return pd.DataFrame(rows)


def borders_of(leaves: bool) -> pd.DataFrame:
    rows = [
        {"seed": s, "border": "A-X", "into": "A", "from": "X", "kind": "land", "external": True, "by_member": True,
         "attempts": 100 - 20 * leaves - s % 3, "first_attempts": 80, "apprehensions": 9, "turn_backs": 0,
         "gotaways": 9, "travellers": 50, "wait_min": 50.0}
        for s in range(SEEDS)
    ]  # fmt: skip
    inner = {"border": "A-B", "into": "A", "from": "B", "external": False, "travellers": 500 if leaves else 1}
    return pd.DataFrame(rows + [row | inner for row in rows])


def test_dates_are_those_of_most_runs_and_own_ones_are_not_the_baselines(withdrawal):
    base, point = (withdrawal.point(name) for name in ("baseline", "harder"))
    assert [(d.day, d.kind, d.who) for d in own_dates(withdrawal, base, point)] == [
        (NOTICE, "notice", "A"), (EXIT, "exit", "A"),
    ]  # fmt: skip
    assert legal_dates(withdrawal, base) == []  # what one run in eight does is chance


def test_windows_are_whole_months_between_the_dates(withdrawal):
    base, point = (withdrawal.point(name) for name in ("baseline", "harder"))
    told = windows(point, own_dates(withdrawal, base, point))
    assert [(w.name, w.months) for w in told] == [
        ("before notice", [1, 2, 3]), ("notice to exit", [4, 5, 6]), ("after exit", [7, 8, 9, 10, 11]),
    ]  # fmt: skip
    assert [w.days for w in told] == [29 + 31 + 30, 31 + 30 + 31, 31 + 30 + 31 + 30 + 31]


def test_who_leaves_who_stays_near_and_who_stays_far_are_told_apart(withdrawal):
    base, point = (withdrawal.point(name) for name in ("baseline", "harder"))
    rows = {(r.group.name, r.window.name, r.outcome): r for r in by_state(withdrawal, base, point)}
    for group, hours, hits in (("State A (leaves)", 50, -100), ("its neighbours", 50, 0), ("other members", 0, 0)):
        assert rows[group, "after exit", "person_hours"].percent == pytest.approx(hours, abs=1)
        assert rows[group, "notice to exit", "person_hours"].percent == 0
        assert rows[group, "notice to exit", "hits_foreign"].percent == hits
        assert rows[group, "before notice", "hits_foreign"].percent == 0


def test_the_page_carries_the_table_and_the_figure(withdrawal):
    page = report(withdrawal).read_text().replace("\u00a0", " ")
    assert "1 May 2024: notice (State A: schengen); 1 August 2024: exit (State A: schengen)" in page
    assert "hours lost at checks, after exit: State A (leaves) +50 %, its neighbours +50 %" in page
    assert page.index("How soon, and to whom") < page.index("<h2")
    assert 'id="figure-to_whom"' in page and page.index("To whom, and how soon") < page.index("Results in numbers")


def test_legal_dates_are_lines_on_every_time_axis(withdrawal):
    comparison = compared(withdrawal)
    for figure_of in (fan, difference, timeline, to_whom):
        timed = [axes for axes in figure_of(comparison).axes if "Date" in type(axes.xaxis.get_major_locator()).__name__]
        own = timed[1:] if figure_of is timeline else timed  # its first panel is the baseline
        assert own and all(sum(line.get_gid() == "legal date" for line in axes.lines) == 2 for axes in own)


def test_no_figure_draws_dates_without_them():
    for path in Path(figures.__file__).parent.glob("*.py"):
        text = path.read_text(encoding="utf-8")
        if path.name not in ("look.py", "legal_lines.py") and "dates(axes)" in text:
            assert "mark_legal_dates(" in text or "mark_dates(" in text, path.name


def test_a_state_that_left_is_not_drawn_as_one_without_controls(withdrawal):
    base, point = (withdrawal.point(name) for name in ("baseline", "harder"))
    assert not_free(withdrawal, point, "A") == [(EXIT, DAYS)] and not_free(withdrawal, base, "A") == []
    figure = border_change(compared(withdrawal))
    told = [text.get_text() for text in figure.axes[0].get_legend().get_texts()]
    assert "leaves" in told and "checks return between members" in told
