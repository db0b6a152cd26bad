"""Conduct makes trust: what is remembered of each week, and where memory comes to rest."""

import numpy as np

from sim.agents.reputation import INTELLIGENCE, OPERATIONS, POLITICAL

WEEK = 7.0


def weekly_conduct(w, trust, answered: np.ndarray, unanswered: np.ndarray, joint: np.ndarray):
    """(domains, truster, trustee) good and bad conduct of a week: answers, joint work, obligations kept."""
    good, bad = np.zeros_like(w.dyads.good), np.zeros_like(w.dyads.bad)
    shown = (w.law.at_once * w.law.alerts.mean(0)).T  # lists that are kept open to the other
    good[INTELLIGENCE] = np.log1p(answered.T) + shown
    bad[INTELLIGENCE] = trust.refusal * np.log1p(unanswered.T)
    exercised = w.law.patrol + w.law.pursuit
    good[OPERATIONS] = np.log1p(joint + joint.T) + 0.5 * (exercised + exercised.T)
    good[POLITICAL] = w.lookup["kept"]
    bad += trust.friction * good
    return trust.good_conduct * good, trust.good_conduct * trust.negativity * bad


def remember(w, trust, answered, unanswered, joint) -> None:
    """Forget a week's share of the past and add the week."""
    kept = 0.5 ** (WEEK / trust.half_life_days)
    good, bad = weekly_conduct(w, trust, answered, unanswered, joint)
    w.dyads.good[...] = w.dyads.good * kept + good
    w.dyads.bad[...] = w.dyads.bad * kept + bad


def come_to_rest(w, config, answered, unanswered) -> None:
    """Put memory where a week's expected conduct, forgetting and changes of government hold it."""
    trust, politics = config.trust, config.politics
    turnover = 365.0 / politics.term_days + politics.fall_per_year if politics.enabled else 0.0
    forgotten = WEEK * (np.log(2.0) / trust.half_life_days + 2.0 * trust.forget_at_turnover * turnover / 365.0)
    good, bad = weekly_conduct(w, trust, answered, unanswered, np.zeros_like(answered))
    w.dyads.good[...], w.dyads.bad[...] = good / forgotten, bad / forgotten
