"""Where officers put their criterion: signal detection with rare targets, and habits that a procedure evens out."""

import math

import numpy as np
import pytest
from scipy.stats import norm

from sim import BorderModel, load
from sim.engine.normal import phi
from sim.posts.checks import criterion_at_prevalence, hit_rate, mistaken_share
from sim.posts.phases import adjust_checks


def precision(prevalence: float, d: float, k: float) -> float:
    """Share of true targets among those referred."""
    hit, false = phi(d - k), phi(-k)
    return prevalence * hit / (prevalence * hit + (1 - prevalence) * false)


def test_at_even_odds_the_criterion_is_the_laboratorys_and_errors_are_as_measured(bare):
    checks = bare().world.checks
    k = criterion_at_prevalence(0.0, 0.5, 2.64, checks)
    assert 1 - phi(2.64 - k) == pytest.approx(0.14, abs=0.002)
    assert phi(-k) == pytest.approx(0.06, abs=0.002)


def test_the_criterion_follows_prevalence_as_an_ideal_observers_but_less(bare):
    checks = bare().world.checks
    rates = np.array([0.5, 1e-1, 1e-2, 1e-3, 1e-4])
    ideal = 2.64 / 2 + np.log((1 - rates) / rates) / 2.64
    leant = np.array([criterion_at_prevalence(0.0, rate, 2.64, checks) for rate in rates])
    steps = np.diff(leant) / np.diff(ideal)
    assert steps == pytest.approx(checks.prevalence_weight) and 0 < checks.prevalence_weight < 1


def test_without_sensitivity_hits_are_false_alarms_and_precision_is_prevalence(bare):
    checks = bare("posts.concealment=0").world.checks
    for k in (0.5, 1.56, 2.3):
        assert hit_rate(0.0, k, checks) == pytest.approx(norm.sf(k))
        assert precision(1e-3, 0.0, k) == pytest.approx(1e-3)


def test_precision_vanishes_with_prevalence():
    rates = np.array([1e-2, 1e-4, 1e-6])
    precisions = np.array([precision(rate, 2.64, 1.56) for rate in rates])
    assert (np.diff(precisions) < 0).all()
    assert precisions[-1] / rates[-1] == pytest.approx(norm.cdf(2.64 - 1.56) / norm.sf(1.56), rel=1e-3)


def test_coached_travellers_pass_as_covert_testers_did(bare):
    """DHS OIG 2015: 67 of 70 testers passed, an upper bound for the coached."""
    coached = bare("posts.coached_share=1", "posts.coaching=3").world.checks
    none = bare("posts.coached_share=0").world.checks
    assert 1 - hit_rate(2.64, 1.56, coached) > 0.92
    assert hit_rate(2.64, 1.56, none) == pytest.approx(norm.sf(1.56 - 2.64 + none.concealment))


def test_a_common_standard_evens_out_criteria():
    words = ["world=synthetic", "world.states=40", "technology.gap=0", "technology.neighbour_spending=1"]
    spreads = []
    for share in (0.0, 0.5, 1.0):
        standard = [f"information.standards.{name}={share}" for name in ("start", "start_outside")]
        model = BorderModel(load("baseline", overrides=[*words, *standard]))
        spreads.append(model.world.officers.criterion.std())
    assert spreads[0] == pytest.approx(0.3, rel=0.3)
    assert spreads[1] == pytest.approx(spreads[0] / 2, rel=0.1) and spreads[2] < 0.2 * spreads[0]


@pytest.mark.parametrize(("share", "direction"), [(0.0, 1), (1e-2, -1)])
def test_within_weeks_officers_who_find_fewer_let_more_pass(bare, share, direction):
    model = bare("posts.criterion_adapts=true", "posts.criterion_sd=0", "days=2").run()
    w = model.world
    start = w.officers.criterion.copy()
    w.posts.wrongly_refused[:], w.today.refusals[:] = share * w.posts.travellers, 0
    moved = []
    for _ in range(12):
        for _ in range(7):
            adjust_checks(model)
        moved.append(direction * (w.officers.criterion - start).min())
    assert (np.diff(moved) > 0).all() and moved[-1] > 0.01


def test_officers_begin_where_they_rest(bare):
    model = bare("posts.criterion_adapts=true", "days=150", "movers.persons_factor=0")
    start = model.world.officers.criterion.copy()
    assert model.run().world.officers.criterion == pytest.approx(start, abs=0.05)


def test_readers_that_mistake_one_group_move_its_stops_and_not_the_mean(bare):
    checks = bare().world.checks
    g = checks.group_share
    assert mistaken_share(2.5, 0.0, checks) == pytest.approx(g)
    assert mistaken_share(2.5, 2.5, checks) == pytest.approx(10 * g / (1 + 9 * g))
    tally = bare("days=60").run().world.tally
    w = bare().world
    i = int(np.flatnonzero(w.states.member)[0])
    b = w.officers.biometric_d[i]
    officer = w.officers.skill_d[i] * (1 - math.exp(-45 / checks.learning_s))
    share = mistaken_share(math.hypot(officer, b), b, checks)
    assert share > 1.5 * g
    assert tally.group_stops.sum() / tally.false_stops.sum() == pytest.approx(share, rel=0.1)
