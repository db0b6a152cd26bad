"""Figures are drawn whole, without a warning, with units, findings and sources."""

import numpy as np
import pandas as pd
import pytest

from analysis.compare import compared
from analysis.figures import draw
from analysis.figures.arrows import arrow
from analysis.figures.border_map import border_map
from analysis.figures.classes import Classes
from analysis.figures.fan import fan
from analysis.figures.response import response
from analysis.figures.suspensions import suspended_share
from analysis.figures.timeline import timeline
from analysis.load import Study
from tests.analysis.conftest import said

pytestmark = pytest.mark.usefixtures("warnings_are_errors")


def test_a_study_leaves_svg_and_png_of_what_it_holds(two_points):
    names = [path.name for path in draw(compared(Study(two_points.folder)))]
    assert names == ["comparison.png", "fan.png", "difference.png"]
    files = sorted(path.name for path in (two_points.folder / "figures").iterdir())
    assert files == [f"{name}.{kind}" for name in ("comparison", "difference", "fan") for kind in ("png", "svg")]
    assert "http://www.w3.org" in (two_points.folder / "figures" / "fan.svg").read_text()


def test_the_fan_carries_units_finding_and_seeds(two_points):
    figure = fan(compared(Study(two_points.folder)))
    units = [axes.get_ylabel() for axes in figure.axes]
    assert units[:3] == ["crossings/day", "share", "hits/day"]
    assert "changes any of these metrics clearly" in said(figure) and "seeds 0 to 7" in said(figure)


def test_a_sweep_of_one_number_has_a_response(study):
    for k, gap in enumerate((0.0, 0.5, 1.0)):
        key = study.point(f"dddddddddd{k:02d}", label=f"gap={gap}", varied={"technology.gap": gap})
        study.runs(key, {name: np.linspace(1, 2, 8) + gap for name in study.metrics})
    figure = response(compared(Study(study.folder)))
    assert "as technology.gap goes from 0 to 1" in said(figure) and figure.axes[0].get_xlabel() == "technology.gap"
    assert response(compared(Study(study.folder), "gap=0.0")) is not None


def test_two_points_are_no_sweep(two_points):
    assert response(compared(Study(two_points.folder))) is None


def with_detail(study):
    """Give the baseline a map of two states and a flow between them."""
    states = [{"code": c, "name": f"State {c}", "member": c == "A", "lat": 40.0 + k, "lon": 10.0 * k}
              for k, c in enumerate("AB")]  # fmt: skip
    border = {"name": "A-B", "kind": "land", "a": "A", "b": "B", "lat": 40.5, "lon": 5.0}
    study.manifest["points"]["aaaaaaaaaaaa"]["geography"] = study.map_sheet(states, [border])
    study.write_manifest()
    flow = {"border": "A-B", "into": "A", "from": "B", "kind": "land", "external": True, "attempts": 100,
            "first_attempts": 80,
            "apprehensions": 20, "turn_backs": 5, "gotaways": 25}  # fmt: skip
    frame = pd.DataFrame([{"point": "aaaaaaaaaaaa", "scenario": "baseline", "seed": s} | flow for s in range(8)])
    study.table("detail/borders", "aaaaaaaaaaaa", 8, frame)


def test_the_map_tells_flow_and_detection(two_points):
    assert border_map(compared(Study(two_points.folder))) is None
    with_detail(two_points)
    figure = border_map(compared(Study(two_points.folder)))
    told = " ".join(text.get_text() for text in figure.axes[0].texts)
    assert "State B – State A" in told and "100 a year, 50 % detected" in told


def test_the_timeline_names_who_leaves(two_points):
    events = pd.DataFrame(
        [(s, 40, "suspension", "AUT", "", "schengen, 183 days") for s in range(8)]
        + [(s, 200, "denunciation", "AUT", "", "schengen, exit in 730 days") for s in range(4)],
        columns=["seed", "day", "kind", "who", "whom", "about"],
    )
    two_points.table("events", "aaaaaaaaaaaa", 8, events)
    assert "AUT gives notice to leave in baseline" in said(timeline(compared(Study(two_points.folder))))


def test_a_suspension_lasts_the_days_it_tells_and_a_renewal_prolongs_it():
    steps = [(0, 9, "suspension", "A", "t, 20 days"), (0, 25, "suspension renewed", "A", "t, 30 days")]
    life = pd.DataFrame(steps, columns=["seed", "day", "kind", "who", "about"])
    shares = suspended_share(life, ["A"], days=365, seeds=2)
    lengths = np.diff(np.minimum(np.arange(0, 365 + 365.25 / 12, 365.25 / 12).astype(int), 365))
    assert (shares * lengths * 2).sum() == pytest.approx(20 + 30)


def test_an_arrow_is_as_wide_as_its_flow():
    wide, narrow = (np.ptp(arrow((0, 0), (1, 0), 1.0, size)[[0, 6]][:, 1]) for size in (1.0, 0.5))
    assert wide == pytest.approx(2 * narrow)


def test_classes_hold_every_share():
    shares = pd.Series([0.31, 0.49, 0.62])
    bounds = Classes.of(shares).bounds
    assert bounds[0] <= 0.31 and bounds[-1] >= 0.62 and len(bounds) <= 5
