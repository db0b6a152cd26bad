"""Designs spread points over the plausible ranges that the schema declares."""

import numpy as np
import pytest

from sim.door import Refusal
from sim.door.points import read_study

VARY = "vary=technology.gap,technology.spending,world.states"
BOX = np.array([(0, 1), (0.5, 4), (4, 60)], float)


def study(*words):
    return read_study(["world=synthetic", *words], study=True, own=None)


def values(made):
    return np.array([list(point.varied.values()) for point in made.points], float)


@pytest.mark.parametrize(("kind", "points"), [("lhs", 8), ("sobol", 8 * 5), ("morris", 8 * 4)])
def test_a_design_fills_the_box_and_nothing_else(kind, points):
    made = study(f"design={kind}", "design_size=8", VARY)
    x = values(made)
    assert len(made.points) + 8 * (kind == "morris") >= points  # ways of a Morris design may meet
    assert (x >= BOX[:, 0]).all() and (x <= BOX[:, 1]).all() and (np.ptp(x, axis=0) > 0.5 * np.ptp(BOX, axis=1)).all()
    assert [p.id for p in made.points] == [p.id for p in study(f"design={kind}", "design_size=8", VARY).points]


def test_a_latin_hypercube_meets_every_stratum_once():
    x = values(study("design=lhs", "design_size=16", "vary=technology.gap,technology.spending"))
    unit = (x - BOX[:2, 0]) / np.ptp(BOX[:2], axis=1)
    assert all(sorted((column * 16).astype(int)) == list(range(16)) for column in unit.T)


def test_a_way_of_morris_changes_one_setting_at_a_time():
    x = values(study("design=morris", "design_size=1", "vary=technology.gap,technology.spending"))
    unit = (x - BOX[:2, 0]) / np.ptp(BOX[:2], axis=1)
    steps = np.diff(unit, axis=0)
    assert np.allclose(np.abs(steps).max(axis=1), 2 / 3, atol=1e-4) and ((abs(steps) > 1e-6).sum(axis=1) == 1).all()


def test_whole_numbers_stay_whole_and_points_tell_their_values():
    made = study("design=lhs", "design_size=4", "vary=world.states")
    assert all(point.config.world.states == point.varied["world.states"] for point in made.points)
    assert made.design.ranges == [(4, 60)]


def test_without_a_list_every_plausible_setting_varies():
    made = study("design=lhs", "design_size=2")
    assert len(made.design.names) > 50 and made.points[0].label.startswith("baseline ")


@pytest.mark.parametrize(
    ("words", "expect"),
    [
        (["design=lhs", "vary=technology.gab"], "vary: unknown setting 'technology.gab'.*Did you mean"),
        (["design=lhs", "vary=days"], "vary: 'days' has no plausible range"),
        (["design=sobol", "design_size=100", "vary=technology.gap"], "design_size: must be a power of two.*64 or 128"),
        (["design=lhs", "vary=technology.gap", "technology.gap=1"], "technology.gap: is given a value, and varied"),
        (["vary=technology.gap"], "vary: needs a design"),
        (["design=sobol", "design_size=1024"], "design_size: asks for .* points, above the limit"),
        (["design=wild"], "design: must be 'grid', 'lhs'"),
    ],
)
def test_a_design_that_cannot_be_is_refused(words, expect):
    with pytest.raises(Refusal, match=expect):
        study(*words)


def test_a_design_needs_a_study():
    with pytest.raises(Refusal, match="design: makes several points.*Add -m"):
        read_study(["design=lhs"], study=False, own=None)
