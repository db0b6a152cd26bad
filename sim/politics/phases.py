"""Publics, governments and elections: monthly phases."""

import math

import numpy as np

from sim.agents import Model
from sim.engine.chance import Purpose, draw
from sim.politics.agent import State, set_willingness
from sim.politics.settings import PoliticsSettings
from sim.tables import Governments, Observed
from sim.world import World

MONTH_DAYS = 365.0 / 12.0
UNNOTICED = 20.0  # crossings a month that change no opinion
EVERYBODY = slice(None)


def newest(w: World) -> Observed | None:
    """The latest published month that was simulated as a whole; None before the first."""
    month = w.month - 1 - round(w.statistics.report_delay_days * 12.0 / 365.25)  # whole months, so that none is missed
    first = 0 if w.start.day == 1 else 1
    return None if month < first else Observed(*(column[month] for column in w.observed))


def read_about(world: World, detections: np.ndarray, attention: float) -> np.ndarray:
    """Crossings that each public reads about: at its own borders, and at those of states with free movement.

    Of the latter it counts its share by inhabitants; without free movement, a public reads of its own borders alone.
    """
    area = (world.law.free > 0) | np.eye(len(detections), dtype=bool)
    share = world.states.population / (area @ world.states.population)
    return (1.0 - attention) * detections + attention * share * (area @ detections)


def set_habits(world: World, detections_a_day: np.ndarray) -> None:
    """Set the habit of publics to the statistics of a usual month, whatever the season of the first day."""
    usual = read_about(world, MONTH_DAYS * detections_a_day, world.settings(PoliticsSettings).attention_abroad)
    world.governments.habit[:] = usual + UNNOTICED


def update_opinion(model: Model) -> None:
    """Publics react to what was published, and governments to their publics."""
    w = model.world
    governments, politics = w.governments, w.settings(PoliticsSettings)
    if not politics.enabled:
        return
    news = newest(w)
    if news is not None:
        react_to_news(governments, read_about(w, news.detections, politics.attention_abroad), news, politics)
    governments.ideal[:] *= politics.persistence  # back to the middle between elections
    set_willingness(governments, EVERYBODY, politics)


def react_to_news(governments: Governments, crossings: np.ndarray, news: Observed, politics: PoliticsSettings) -> None:
    """Publics compare the ``crossings`` that they read of, and other news, with what they are used to."""
    level = crossings + UNNOTICED
    target = politics.concern_per_doubling * np.log2(level / governments.habit)
    target += politics.concern_per_wait_hour * news.wait_h
    target += politics.concern_per_death_rate * 100.0 * news.deaths / level
    moved, used = (1.0 - math.exp(-MONTH_DAYS / days) for days in (politics.opinion_days, politics.habit_days))
    governments.concern[:] += (np.clip(target, -3.0, 3.0) - governments.concern) * moved
    governments.habit[:] += (level - governments.habit) * used


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
