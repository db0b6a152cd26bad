"""Figures of institutions: every step about a treaty, and how deeply pairs of states are bound."""

import pandas as pd
import pytest

from analysis.compare import compared
from analysis.figures import lives, obligations
from analysis.figures.lives import LANES, MARKS, steps_of
from analysis.figures.obligations import obligations_of, ordered, square
from analysis.load import Study
from tests.analysis.conftest import said

pytestmark = pytest.mark.usefixtures("warnings_are_errors")

BASE, OTHER = "aaaaaaaaaaaa", "bbbbbbbbbbbb"


@pytest.fixture
def bound(two_points):
    """A, B and C are bound by pairs in the baseline; in the other scenario A leaves a treaty after some steps."""
    for key in (BASE, OTHER):
        two_points.manifest["points"][key] |= {"days": 365, "burn_in_days": 0}
        two_points.manifest["points"][key]["config"] |= {"treaties": {"pact": {}}}
        pairs = [("A", "B", 0.8, 2), ("A", "C", 0.2, 1)] if key == BASE else [("A", "B", 0.2, 1)]
        table = pd.DataFrame(pairs, columns=["one", "other", "depth", "treaties"])
        two_points.table("detail/obligations", key, 8, pd.concat([table.assign(seed=s) for s in range(8)]))
        steps = [
            (30, "signature", "A", "", "pact"),
            (90, "ratification", "A", "", "pact"),
            (95, "outage", "A", "", "x"),
        ]
        steps += [(200, "denunciation", "A", "", "pact, leaves on day 300")] if key == OTHER else []
        rows = pd.DataFrame(steps, columns=["day", "kind", "who", "whom", "about"])
        two_points.table("events", key, 8, pd.concat([rows.assign(seed=s) for s in range(8)]))
    two_points.write_manifest()
    return compared(Study(two_points.folder))


def test_every_step_about_a_treaty_stands_in_its_lane_and_nothing_else(bound):
    steps = steps_of(bound.study, bound.baseline)
    assert set(steps["kind"]) == {"signature", "ratification"} and len(steps) == 16
    figure = lives(bound)
    drawn = [line for axes in figure.axes for line in axes.lines if line.get_marker() in MARKS]
    counts = [len(line.get_xdata()) for line in drawn]
    assert sum(counts) == 2 + 3 and len(drawn) == 2 * len(LANES)  # of the first run alone
    assert "States take 3 steps a run about 'pact' in harder" in said(figure)


def test_a_matrix_is_symmetric_and_tells_depth_below_and_treaties_above(bound):
    pairs = obligations_of(bound.study, bound.baseline)
    states = ordered(pairs)
    assert states[0] == "A"
    depth = square(pairs, "depth", states)
    assert (depth == depth.T).all() and depth[0].sum() == pytest.approx(1.0)
    figure = obligations(bound)
    assert "1 pairs of states are bound to a depth of 0.5 or more in baseline, 0 in harder" in said(figure)
    below, above = figure.axes[0].images
    assert below.get_array().count() == above.get_array().count() == 3
