"""Publics, governments and elections: monthly phases."""

import math

import numpy as np

from sim.agents import Model
from sim.engine.chance import Purpose, draw
from sim.politics.agent import State, set_willingness
from sim.politics.news import MONTH_DAYS, News, newest_month, read_about, reading_of, rebase, surges
from sim.politics.settings import PoliticsSettings
from sim.tables import Governments
from sim.world import World

EVERYBODY = slice(None)


def set_habits(world: World, outer_a_day: np.ndarray, inner_a_day: np.ndarray) -> None:
    """Set the habit of publics to the statistics of a usual month, whatever the season of the first day.

    The detections a day that are expected are given by state: at its outer borders, and at those with other members.
    """
    governments, politics = world.governments, world.settings(PoliticsSettings)
    governments.usual[:], governments.usual_inner[:] = MONTH_DAYS * outer_a_day, MONTH_DAYS * inner_a_day
    governments.reads[...] = reading_of(world.law)
    usual = governments.usual + governments.usual_inner
    read = read_about(governments.reads, world.states.population, usual, politics.attention_abroad)
    governments.habit[:] = read + politics.unnoticed


def update_opinion(model: Model) -> None:
    """Publics react to what was published, and governments to their publics."""
    w = model.world
    governments, politics = w.governments, w.settings(PoliticsSettings)
    if not politics.enabled:
        return
    month = newest_month(w)
    if month is not None:
        governments.habit[:] *= rebase(w, month, politics)
        governments.reads[...] = reading_of(w.law)
        react_to_news(governments, news_of(w, month, politics), politics)
        governments.surge[:] = surges(w, month, politics)
    governments.fear[:] *= math.exp(-MONTH_DAYS / politics.fear_days)
    governments.ideal[:] *= politics.persistence  # back to the middle between elections
    set_willingness(governments, EVERYBODY, politics)


def news_of(w: World, month: int, politics: PoliticsSettings) -> News:
    """What each public reads in the statistics of a month."""
    seen, published = w.governments.reads, w.observed
    crossings = read_about(seen, w.states.population, published.detections[month], politics.attention_abroad)
    return News(crossings, published.wait_h[month], published.deaths[month], published.leaked[month])


def react_to_news(governments: Governments, news: News, politics: PoliticsSettings) -> None:
    """Publics compare the crossings that they read of, and other news, with what they are used to.

    A leak of the state's own data is remembered, in orders of magnitude, until a larger one or for a time.
    """
    level = news.crossings + politics.unnoticed
    target = politics.concern_per_doubling * np.log2(level / governments.habit)
    target += politics.concern_per_wait_hour * news.wait_h
    target += politics.concern_per_death_rate * 100.0 * news.deaths / level
    most = politics.concern_most
    moved, used = (1.0 - math.exp(-MONTH_DAYS / days) for days in (politics.opinion_days, politics.habit_days))
    governments.concern[:] += (np.clip(target, -most, most) - governments.concern) * moved
    governments.habit[:] += (level - governments.habit) * used
    remembered = governments.alarm * math.exp(-MONTH_DAYS / politics.alarm_days)
    governments.alarm[:] = np.maximum(remembered, np.log10(1.0 + news.leaked))


def hold_elections(model: Model) -> None:
    """Terms end and governments fall; new ones take office."""
    w, politics = model.world, model.world.settings(PoliticsSettings)
    if not politics.enabled:
        return
    chance = np.empty(len(w.codes))
    draw(w.states.serial, np.uint64(0), w.seed, w.day, int(Purpose.ELECTION), 0, chance)
    falls = chance < 1.0 - math.exp(-politics.fall_per_year * MONTH_DAYS / 365.0)
    governments = model.of_kind(State)
    for i in np.flatnonzero(falls | (w.governments.next_election <= w.day)):
        governments[i].elect()
        governments[i].make_up_its_mind()
