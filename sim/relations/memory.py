"""Memory of conduct, on which trust rests: what is remembered of each week, and its steady state."""

from typing import NamedTuple

import numpy as np

from sim.engine.narrow import narrow
from sim.engine.table import Code, Share
from sim.relations.conduct import add_conduct
from sim.world import World

WEEK = 7.0


class VisibleLaw(NamedTuple):
    """Columns of law that count as conduct."""

    alerts: Share
    at_once: Code
    patrol: Share
    pursuit: Share


def remember(w: World, answered: np.ndarray, unanswered: np.ndarray, joint: np.ndarray) -> None:
    """Forget a week's share of the past and add the week."""
    add(w, answered, unanswered, joint, 0.5 ** (WEEK / w.conduct.half_life_days), 1.0)


def set_resting_memory(w: World, answered: np.ndarray, unanswered: np.ndarray, turnover: float) -> None:
    """Set memory to the steady state of a week's expected conduct, forgetting and changes of government.

    ``turnover`` is the number of changes of a government in a year.
    """
    c = w.conduct
    forgotten = WEEK * (np.log(2.0) / c.half_life_days + 2.0 * c.forget_at_turnover * turnover / 365.0)
    add(w, answered, unanswered, np.zeros_like(answered), 0.0, 1.0 / forgotten)


def add(w: World, answered: np.ndarray, unanswered: np.ndarray, joint: np.ndarray, kept: float, weeks: float) -> None:
    """Keep a share of what states remember of each other, and add some weeks like this one."""
    counts = (np.asarray(column, np.float64) for column in (answered, unanswered, joint))
    add_conduct(
        *counts, narrow(w, "law", VisibleLaw), w.dyads.obligations, w.conduct, kept, weeks, w.dyads.good, w.dyads.bad
    )
