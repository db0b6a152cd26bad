"""Remembered conduct between states: what a week adds, and which share of the past is kept."""

import math

from sim.engine.rows import kernel, step
from sim.tables import Domain


@step
def log_count(count):
    """Logarithm of one more than a count; most counts are 0."""
    return math.log1p(count) if count > 0.0 else 0.0


@kernel
def add_conduct(answered, unanswered, joint, law, obligations, terms, keep, weight, good, bad):
    """Keep the share ``keep`` of remembered conduct, and add ``weight`` weeks of conduct like today's.

    ``answered``, ``unanswered`` (givers, users) and ``joint`` (states, states) count a week; ``obligations`` are those
    kept between two states.

    Reads    law.at_once, alerts (lists that are open to the other state); law.patrol, pursuit (work on its territory)
    Writes   good (domains, truster, trustee); bad (the same)
    Returns  states
    """
    n, kinds = obligations.shape[0], law.alerts.shape[0]
    for i in range(n):
        for j in range(n):
            open_lists = 0.0
            for k in range(kinds):
                open_lists += law.alerts[k, j, i]
            informed = log_count(answered[j, i]) + law.at_once[j, i] * open_lists / kinds
            ground = law.patrol[i, j] + law.pursuit[i, j] + law.patrol[j, i] + law.pursuit[j, i]
            worked = log_count(joint[i, j] + joint[j, i]) + 0.5 * ground
            refused = terms.refusal * log_count(unanswered[j, i])
            for domain in range(3):
                other = worked if domain == Domain.OPERATIONS else obligations[i, j]
                conduct = informed if domain == Domain.INTELLIGENCE else other
                wrong = terms.friction * conduct + (refused if domain == Domain.INTELLIGENCE else 0.0)
                good[domain, i, j] = keep * good[domain, i, j] + weight * terms.good_conduct * conduct
                bad[domain, i, j] = keep * bad[domain, i, j] + weight * terms.good_conduct * terms.negativity * wrong
    return n
