"""Conduct between states as it is remembered: what a week adds, and what of the past is kept."""

import math

from sim.engine.rows import kernel, step
from sim.tables import Domain


@step
def log_count(count):
    """What a number of deeds counts: its logarithm; most are none."""
    return math.log1p(count) if count > 0.0 else 0.0


@kernel
def add_conduct(answered, unanswered, joint, law, obligations, terms, keep, weight, good, bad):
    """Keep ``keep`` of what is remembered and add ``weight`` weeks of today's conduct.

    ``answered``, ``unanswered`` (givers, users) and ``joint`` (states, states) count a week; ``obligations`` are those
    kept between two states. ``good`` and ``bad`` are (domains, truster, trustee).
    Reads    law.at_once, alerts: lists kept open to the other; law.patrol, pursuit: work on each other's ground
    Writes   good, bad
    Returns  states
    """
    n, kinds = obligations.shape[0], law.alerts.shape[0]
    for i in range(n):
        for j in range(n):
            shown = 0.0
            for k in range(kinds):
                shown += law.alerts[k, j, i]
            told = log_count(answered[j, i]) + law.at_once[j, i] * shown / kinds
            ground = law.patrol[i, j] + law.pursuit[i, j] + law.patrol[j, i] + law.pursuit[j, i]
            worked = log_count(joint[i, j] + joint[j, i]) + 0.5 * ground
            refused = terms.refusal * log_count(unanswered[j, i])
            for domain in range(3):
                conduct = (
                    told
                    if domain == Domain.INTELLIGENCE
                    else worked
                    if domain == Domain.OPERATIONS
                    else obligations[i, j]
                )
                wrong = terms.friction * conduct + (refused if domain == Domain.INTELLIGENCE else 0.0)
                good[domain, i, j] = keep * good[domain, i, j] + weight * terms.good_conduct * conduct
                bad[domain, i, j] = keep * bad[domain, i, j] + weight * terms.good_conduct * terms.negativity * wrong
    return n
