"""Publics and governments by their equations: what raises concern, and what it does."""

import numpy as np
import pytest

from sim.engine.table import empty
from sim.legal.law import rebuild
from sim.legal.provisions.hot_pursuit import HotPursuit, PursuitTerms
from sim.politics.agent import set_willingness
from sim.politics.news import News
from sim.politics.phases import react_to_news
from sim.politics.settings import PoliticsSettings
from sim.tables import Governments

POLITICS = PoliticsSettings()
MONTH = 1.0 - np.exp(-365.0 / 12.0 / POLITICS.opinion_days)


def concern(crossings: float, wait_h: float = 0.0, deaths: int = 0) -> float:
    """Of a public used to 100 crossings a month, a month after it read these figures."""
    governments = empty(Governments, 1)
    governments.habit[:] = 100.0
    news = News(*(np.array([float(n)]) for n in (crossings - POLITICS.unnoticed, wait_h, deaths, 0)))
    react_to_news(governments, news, POLITICS)
    return float(governments.concern[0])


def test_concern_follows_doublings_waits_and_deaths_per_crossing():
    assert concern(200.0) == pytest.approx(POLITICS.concern_per_doubling * MONTH)
    assert concern(50.0) == pytest.approx(-POLITICS.concern_per_doubling * MONTH)
    assert concern(100.0, wait_h=2.0) == pytest.approx(2.0 * POLITICS.concern_per_wait_hour * MONTH)
    assert concern(100.0, deaths=3) == pytest.approx(3.0 * POLITICS.concern_per_death_rate * MONTH)
    assert concern(1e9) == pytest.approx(POLITICS.concern_most * MONTH)


def test_willingness_is_logistic_and_falls_with_concern_and_sovereignty():
    governments = empty(Governments, 3)
    governments.ideal[:], governments.concern[:] = (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)
    set_willingness(governments, slice(None), POLITICS)
    logit = np.log(governments.willingness / (1.0 - governments.willingness))
    falls = np.array([0.0, POLITICS.willingness_ideal, POLITICS.willingness_concern])
    assert logit == pytest.approx(POLITICS.willingness_base - falls)


def test_a_pursuit_is_worth_what_its_terms_reach_and_less_without_the_right_to_hold():
    far, near, unarmed = (HotPursuit.worth(PursuitTerms(**t)) for t in ({}, {"km": 5.0}, {"arrest": False}))
    assert far == pytest.approx(1.0) and near == pytest.approx(1.0 - np.exp(-1.0)) and unarmed == pytest.approx(0.7)


def test_courts_bind_the_giver_whatever_treaties_grant(bare):
    w = bare("world.states=6", "treaties.t={title: t, parties: [all], provisions: {alert_sharing: {share: 0.9}}}").world
    w.police.court_limit[0] = 0.25
    rebuild(w)
    assert w.law.alerts[1, 0, 1:].max() == 0.25 and w.law.alerts[1, 1, 0] == 0.9
