"""Figures that set scenarios side by side: on borders, between states, over two settings, over prices."""

import numpy as np
import pandas as pd
import pytest

from analysis.__main__ import main
from analysis.compare import compared
from analysis.figures import border_change, difference, displacement, exchange, heat, tradeoff
from analysis.figures.tradeoff import beats
from analysis.flows import displaced
from analysis.load import Study
from tests.analysis.conftest import said

pytestmark = pytest.mark.usefixtures("warnings_are_errors")

BASE, OTHER = "aaaaaaaaaaaa", "bbbbbbbbbbbb"


@pytest.fixture
def with_borders(two_points):
    """Between A and B 100 first attempts turn away, and 60 of them come to C instead, in every seed."""
    states = [{"code": c, "name": f"State {c}", "member": c == "A", "lat": 40.0 + k, "lon": 10.0 * k}
              for k, c in enumerate("ABC")]  # fmt: skip
    borders = [{"name": n, "kind": "land", "a": n[0], "b": n[2], "lat": 40.0 + k, "lon": 5.0 + 10 * k}
               for k, n in enumerate(("A-B", "A-C"))]  # fmt: skip
    world = two_points.map_sheet(states, borders)
    for key, flows in ((BASE, {"A-B": 400, "A-C": 100}), (OTHER, {"A-B": 300, "A-C": 160})):
        two_points.manifest["points"][key] |= {"geography": world, "days": 365, "burn_in_days": 0}
        rows = [{"seed": s, "border": name, "into": "A", "from": name[2], "kind": "land", "external": True,
                 "first_attempts": n + s, "attempts": n + s, "apprehensions": 10, "turn_backs": 0, "gotaways": 0}
                for s in range(8) for name, n in flows.items()]  # fmt: skip
        two_points.table("detail/borders", key, 8, pd.DataFrame(rows))
        streams = [row | {"origin": "O", "destination": "A"} for row in rows]
        two_points.table("detail/flows", key, 8, pd.DataFrame(streams))
        known = pd.DataFrame([("A", "B", 90.0, 1.0), ("B", "A", 10.0 if key == BASE else 1.0, 1.0)],
                             columns=["giver", "user", "alerts_known", "latency_days"])  # fmt: skip
        two_points.table("detail/exchange", key, 8, pd.concat([known.assign(seed=s) for s in range(8)]))
    two_points.write_manifest()
    return compared(Study(two_points.folder))


def test_what_turns_away_and_what_turns_up_elsewhere_is_told(with_borders):
    found = displaced(with_borders.study, with_borders.baseline, with_borders.others[0])
    assert (found.lost, found.displaced, found.new) == (pytest.approx(100, rel=1e-3), pytest.approx(60, rel=1e-3), 0)
    figure = displacement(with_borders)
    assert "Of every 100 first attempts that harder removes from some borders, 60 appear at others" in said(figure)
    texts = {text.get_text() for text in figure.axes[0].texts}
    assert {"State B – State A  −100", "State C – State A  +60", "no first attempt  40"} <= texts


def test_a_stream_gains_only_what_it_loses(two_points, with_borders):
    """Two streams that lose and gain at opposite borders leave the borders as they were, and yet are seen."""
    for key, counts in ((BASE, (80, 20)), (OTHER, (50, 50))):
        streams = {"O": dict(zip("BC", counts, strict=True)), "P": dict(zip("CB", counts, strict=True))}
        rows = [{"seed": s, "origin": origin, "destination": "A", "into": "A", "from": b, "first_attempts": n}
                for s in range(8) for origin, borders in streams.items() for b, n in borders.items()]  # fmt: skip
        two_points.table("detail/flows", key, 8, pd.DataFrame(rows))
    found = displaced(Study(two_points.folder), with_borders.baseline, with_borders.others[0])
    assert found.moved[:2, :2] == pytest.approx(np.array([[0, 30], [30, 0]]), rel=1e-3) and not found.moved[-1].any()


def test_worlds_are_not_drawn_as_changes_of_each_other(two_points, with_borders):
    two_points.manifest["points"][OTHER]["geography"] = two_points.map_sheet()
    two_points.write_manifest()
    comparison = compared(Study(two_points.folder))
    assert [figure(comparison) for figure in (displacement, border_change)] == [None, None]


def test_the_map_of_differences_names_where_most_changes(with_borders):
    figure = border_change(with_borders)
    assert "the largest increase is at State C – State A, the largest decrease is at State B – State A" in said(figure)
    assert "−100 a year (−25 %)" in " ".join(text.get_text() for text in figure.axes[0].texts)


def test_the_network_names_who_gives_and_who_is_cut_off(with_borders):
    assert "State A gives 90 % of all alerts exchanged; in harder State A knows 90 % less" in said(
        exchange(with_borders)
    )


def test_the_difference_over_time_needs_seeds_in_common(two_points, study):
    figure = difference(compared(Study(two_points.folder)), ("attempts", "trust"))
    assert [axes.get_ylabel() for axes in figure.axes] == ["difference, crossings/day", "difference, share"]


def test_two_swept_numbers_make_a_field_and_one_does_not(study):
    for k, (gap, spending) in enumerate([(0, 1), (0, 2), (1, 1), (1, 2)]):
        key = study.point(f"dddddddddd{k:02d}", label=f"point {k}", varied={"t.gap": gap, "t.spending": spending})
        study.runs(key, {name: np.linspace(1, 2, 8) + 3 * gap + spending for name in study.metrics})
    figure = heat(compared(Study(study.folder)))
    assert "t.gap changes entries 3 times as much as t.spending" in said(figure)
    del study.manifest["points"]["dddddddddd03"]
    study.write_manifest()
    assert heat(compared(Study(study.folder))) is None


def test_to_beat_is_to_be_clearly_better_somewhere_and_clearly_worse_nowhere():
    noise = np.linspace(-1, 1, 8)
    own = pd.DataFrame({"rate": noise + 5, "wait": noise * 3 + 5})
    worse = pd.DataFrame({"rate": noise * 1.1 + 3, "wait": noise * 2 + 5})
    signs = np.array([1.0, -1.0])
    assert beats(own, worse, signs) and not beats(worse, own, signs)
    assert not beats(own, worse.assign(wait=noise * 3 + 4), signs)


def test_the_trade_off_names_who_beats_whom(two_points):
    key = two_points.point("left")
    flat = {name: np.ones(8) for name in two_points.metrics}
    two_points.runs(key, flat | {"apprehension_rate": np.linspace(1.1, 1.2, 8), "wait_p95_min": np.full(8, 0.5)})
    figure = tradeoff(compared(Study(two_points.folder)))
    assert "Left dominates baseline: better on at least one of 2 axes, clearly worse on none" in said(figure)


def test_a_figure_left_out_says_what_it_needs(two_points, capsys):
    assert main(["figures", "trial", "--output", str(two_points.folder.parent)]) == 0
    assert "Left out heat: it needs a sweep of exactly two numbers over a full grid" in capsys.readouterr().out
