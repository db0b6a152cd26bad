"""Conduct makes trust: what is remembered of each week, and where memory comes to rest."""

from typing import NamedTuple

import numpy as np

from sim.core.conduct import add_conduct
from sim.core.views import narrow
from sim.tables import Code, Share

WEEK = 7.0


class Shown(NamedTuple):
    """What of the law shows in conduct."""

    alerts: Share
    at_once: Code
    patrol: Share
    pursuit: Share


def remember(w, trust, answered: np.ndarray, unanswered: np.ndarray, joint: np.ndarray) -> None:
    """Forget a week's share of the past and add the week."""
    kept = 0.5 ** (WEEK / trust.half_life_days)
    add(w, answered, unanswered, joint, kept, 1.0)


def come_to_rest(w, config, answered: np.ndarray, unanswered: np.ndarray) -> None:
    """Put memory where a week's expected conduct, forgetting and changes of government hold it."""
    trust, politics = config.trust, config.politics
    turnover = 365.0 / politics.term_days + politics.fall_per_year if politics.enabled else 0.0
    forgotten = WEEK * (np.log(2.0) / trust.half_life_days + 2.0 * trust.forget_at_turnover * turnover / 365.0)
    add(w, answered, unanswered, np.zeros_like(answered), 0.0, 1.0 / forgotten)


def add(w, answered: np.ndarray, unanswered: np.ndarray, joint: np.ndarray, kept: float, weeks: float) -> None:
    """Keep a share of what states remember of each other, and add some weeks like this one."""
    counts = (np.asarray(column, np.float64) for column in (answered, unanswered, joint))
    add_conduct(
        *counts, narrow(w, "law", Shown), w.lookup["kept"], w.parameters.conduct, kept, weeks, w.dyads.good, w.dyads.bad
    )
