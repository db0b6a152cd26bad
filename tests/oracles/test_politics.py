"""Publics and governments by their equations: what raises concern, what suspends, what leaves, and by how much."""

import numpy as np
import pytest

from sim.engine.table import empty
from sim.legal.law import rebuild
from sim.legal.provision import Parties
from sim.legal.provisions.hot_pursuit import HotPursuit, PursuitTerms
from sim.legal.settings import LegalSettings
from sim.legal.steps.denounce import exit_rate
from sim.legal.steps.suspend import Suspend, suspension_rate
from sim.politics.agent import set_willingness
from sim.politics.phases import react_to_news
from sim.politics.settings import PoliticsSettings
from sim.tables import Governments, Observed

POLITICS, LEGAL = PoliticsSettings(), LegalSettings()
MONTH = 1.0 - np.exp(-365.0 / 12.0 / POLITICS.opinion_days)


def concern(crossings: float, wait_h: float = 0.0, deaths: int = 0) -> float:
    """Of a public used to 100 crossings a month, a month after it read these figures."""
    governments = empty(Governments, 1)
    governments.habit[:] = 100.0
    news = empty(Observed, 1)._replace(wait_h=np.array([wait_h]), deaths=np.array([deaths]))
    react_to_news(governments, np.array([crossings - 20.0]), news, POLITICS)
    return float(governments.concern[0])


def test_concern_follows_doublings_waits_and_deaths_per_crossing():
    assert concern(200.0) == pytest.approx(POLITICS.concern_per_doubling * MONTH)
    assert concern(50.0) == pytest.approx(-POLITICS.concern_per_doubling * MONTH)
    assert concern(100.0, wait_h=2.0) == pytest.approx(2.0 * POLITICS.concern_per_wait_hour * MONTH)
    assert concern(100.0, deaths=3) == pytest.approx(3.0 * POLITICS.concern_per_death_rate * MONTH)
    assert concern(1e9) == pytest.approx(3.0 * MONTH)


def test_willingness_is_logistic_and_falls_with_concern_and_sovereignty():
    governments = empty(Governments, 3)
    governments.ideal[:], governments.concern[:] = (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)
    set_willingness(governments, slice(None), POLITICS)
    logit = np.log(governments.willingness / (1.0 - governments.willingness))
    falls = np.array([0.0, POLITICS.willingness_ideal, POLITICS.willingness_concern])
    assert logit == pytest.approx(POLITICS.willingness_base - falls)


def test_suspensions_of_a_calm_club_are_its_rate_whoever_shares_it():
    calm = suspension_rate(np.zeros(20), 20, np.zeros(20), LEGAL)
    assert calm.sum() == pytest.approx(LEGAL.suspension_per_year)
    raised = suspension_rate(np.array([1.0, 0.0]), 2, np.array([0.0, 1.0]), LEGAL) / LEGAL.suspension_per_year * 2
    assert np.log(raised) == pytest.approx([LEGAL.suspension_concern, LEGAL.suspension_contagion])


def test_a_year_of_monthly_draws_brings_the_years_suspensions(bare):
    treaty = "treaties.t={title: t, parties: [all], provisions: {free_movement: {}}}"
    w = bare("world.states=60", "legal.suspension_per_year=12", treaty).world
    bound, none = np.ones(60, bool), np.zeros(60, bool)
    parties = Parties(bound, bound, bound, bound, none)
    begun = 0
    for w.day in range(0, 1200):  # each day for a month's draw
        begun += int(Suspend().who(w, 0, parties).sum())
    assert abs(begun - 1200.0) < 5 * np.sqrt(1200.0)


def test_exits_rise_with_distance_contagion_a_new_leader_and_mistrust_and_fall_with_depth():
    base = exit_rate(np.array([0.5]), 0.0, np.array([False]), np.array([0.0]), 0.0, LEGAL)[0]
    assert base == pytest.approx(LEGAL.exit_per_year)

    def rise(distance=0.5, left=0.0, fresh=False, mistrust=0.0, depth=0.0) -> float:
        rate = exit_rate(np.array([distance]), left, np.array([fresh]), np.array([mistrust]), depth, LEGAL)
        return float(np.log(rate[0] / base))

    assert rise(distance=1.5) == pytest.approx(LEGAL.exit_preference)
    assert rise(left=0.5) == pytest.approx(0.5 * LEGAL.exit_contagion)
    assert rise(fresh=True) == pytest.approx(LEGAL.exit_leader)
    assert rise(mistrust=0.3) == pytest.approx(0.3)
    assert rise(depth=0.8) == pytest.approx(-0.8 * LEGAL.exit_depth)


def test_a_pursuit_is_worth_what_its_terms_reach_and_less_without_the_right_to_hold():
    far, near, unarmed = (HotPursuit.worth(PursuitTerms(**t)) for t in ({}, {"km": 5.0}, {"arrest": False}))
    assert far == pytest.approx(1.0) and near == pytest.approx(1.0 - np.exp(-1.0)) and unarmed == pytest.approx(0.7)


def test_courts_bind_the_giver_whatever_treaties_grant(bare):
    w = bare("world.states=6", "treaties.t={title: t, parties: [all], provisions: {alert_sharing: {share: 0.9}}}").world
    w.police.court_limit[0] = 0.25
    rebuild(w)
    assert w.law.alerts[1, 0, 1:].max() == 0.25 and w.law.alerts[1, 1, 0] == 0.9
