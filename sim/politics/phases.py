"""Publics, governments and elections: monthly phases."""

import numpy as np

from sim.agents.state import Published, State
from sim.tables import Observed

MONTH_DAYS = 30


def newest(model) -> Published | None:
    """Rows of the newest published month, or nothing yet."""
    world = model.world
    month = model.month_published()
    return None if month < 0 else Observed(*(column[month] for column in world.observed))


def read_about(world, detections: np.ndarray, attention: float) -> np.ndarray:
    """Crossings that each public reads about: at its own borders, and at those of all with whom it moves freely.

    Of the latter a public feels its share by inhabitants; where nobody moves freely, it reads of its own alone.
    """
    area = (world.law.free > 0) | np.eye(len(detections), dtype=bool)
    share = world.states.population / (area @ world.states.population)
    return (1.0 - attention) * detections + attention * share * (area @ detections)


def shift(model) -> None:
    """Publics react to what was published, and governments to their publics."""
    if not model.config.politics.enabled:
        return
    news = newest(model)
    if news is not None:
        crossings = read_about(model.world, news.detections, model.config.politics.attention_abroad)
    for state in model.agents_by_type[State]:
        if news is not None:
            i = state.row
            state.react(Published(float(crossings[i]), int(news.deaths[i]), float(news.wait_h[i])))
        state.drift()
        state.make_up_its_mind()


def hold(model) -> None:
    """Terms end and governments fall; new ones take office."""
    if not model.config.politics.enabled:
        return
    for state in model.agents_by_type[State]:
        if state.faces_election(MONTH_DAYS):
            state.elect()
            state.make_up_its_mind()
