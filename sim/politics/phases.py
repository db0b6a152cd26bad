"""Publics, governments and elections: monthly phases."""

import math

import numpy as np

from sim.agents.state import State, chances, make_up_minds
from sim.core.chance import Purpose
from sim.tables import Observed

MONTH_DAYS = 365.0 / 12.0
UNNOTICED = 20.0  # crossings a month: a few more or less move nobody
EVERYBODY = slice(None)


def newest(model) -> Observed | None:
    """The newest published month that was lived as a whole, or nothing yet."""
    world, month = model.world, model.month_published()
    first = 0 if world.config.start.day == 1 else 1
    return None if month < first else Observed(*(column[month] for column in world.observed))


def read_about(world, detections: np.ndarray, attention: float) -> np.ndarray:
    """Crossings that each public reads about: at its own borders, and at those of all with whom it moves freely.

    Of the latter a public feels its share by inhabitants; where nobody moves freely, it reads of its own alone.
    """
    area = (world.law.free > 0) | np.eye(len(detections), dtype=bool)
    share = world.states.population / (area @ world.states.population)
    return (1.0 - attention) * detections + attention * share * (area @ detections)


def get_used_to(world, detections_a_day: np.ndarray) -> None:
    """Publics are used to what is published of a usual month, whatever the season of the first."""
    usual = read_about(world, MONTH_DAYS * detections_a_day, world.config.politics.attention_abroad)
    world.states.habit[:] = usual + UNNOTICED


def shift(model) -> None:
    """Publics react to what was published, and governments to their publics."""
    if not model.config.politics.enabled:
        return
    states, politics, news = model.world.states, model.config.politics, newest(model)
    if news is not None:
        crossings = read_about(model.world, news.detections, politics.attention_abroad)
        react(states, crossings, news, politics)
    states.ideal[:] *= politics.persistence  # back to the middle between elections
    make_up_minds(states, EVERYBODY, politics)


def react(states, crossings: np.ndarray, news: Observed, politics) -> None:
    """Publics compare the ``crossings`` that they read of, and other news, with what they are used to."""
    level = crossings + UNNOTICED
    target = politics.concern_per_doubling * np.log2(level / states.habit)
    target += politics.concern_per_wait_hour * news.wait_h
    target += politics.concern_per_death_rate * 100.0 * news.deaths / level
    moved, used = (1.0 - math.exp(-MONTH_DAYS / days) for days in (politics.opinion_days, politics.habit_days))
    states.concern[:] += (np.clip(target, -3.0, 3.0) - states.concern) * moved
    states.habit[:] += (level - states.habit) * used


def hold(model) -> None:
    """Terms end and governments fall; new ones take office."""
    if not model.config.politics.enabled:
        return
    world, politics, governments = model.world, model.config.politics, list(model.agents_by_type[State])
    falls = chances(world, Purpose.ELECTION) < 1.0 - math.exp(-politics.fall_per_year * MONTH_DAYS / 365.0)
    for i in np.flatnonzero(falls | (world.states.next_election <= world.day)):
        governments[i].elect()
        governments[i].make_up_its_mind()
