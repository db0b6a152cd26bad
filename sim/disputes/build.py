"""Lays out disputes: those about the line that are open when a run begins."""

import numpy as np

from sim.disputes.phases import FRICTIONS, pair_key
from sim.disputes.settings import DisputeSettings
from sim.engine.chance import Purpose, uniform
from sim.engine.table import NEVER, empty
from sim.tables import Disputes, Forum
from sim.world import World

OPEN_YEARS = 6.1  # for which a dispute is open on average: prototype of institutions
LIVE = (Forum.NEGOTIATION, Forum.MEDIATION, Forum.STALLED)  # where a dispute of some age is found
BEFORE = -1  # the day before the first


def build(w: World) -> None:
    """Lay out a place for a dispute of every pair of states."""
    n = len(w.codes)
    at_sides = np.zeros((len(FRICTIONS), len(w.sides.border)))
    w.disputes = empty(Disputes, n, n)._replace(until=np.full((n, n), NEVER), at_sides=at_sides)


def open_disputes(w: World) -> None:
    """Draw which neighbours dispute the line at the start, once trust and obligations are known.

    Times to the end of a stage are exponential, so that those left are as long as those of a new stage.
    """
    d, s = w.disputes, w.settings(DisputeSettings)
    cause = next(k for k, one in enumerate(FRICTIONS) if one.name == "demarcation")
    standing = FRICTIONS[cause]
    monthly = standing.hazards(w)
    assert monthly is not None
    yearly = 12.0 * monthly
    spans = np.array([s.negotiation_years, s.mediation_years, s.stall_years])
    for i, j in np.argwhere(yearly > 0.0):
        u = [uniform(w.seed, pair_key(w, i, j), BEFORE, int(Purpose.DISPUTE), k) for k in range(4)]
        if u[0] < -np.expm1(-yearly[i, j] * OPEN_YEARS):
            age = -OPEN_YEARS * np.log(u[1])
            d.forum[i, j] = LIVE[int(np.searchsorted(np.cumsum(spans) / spans.sum(), u[2]))]
            d.cause[i, j] = cause
            d.raised[i, j], d.salience[i, j] = -round(365.25 * age), standing.salience
            d.failures[i, j] = int(age / (s.negotiation_years + s.stall_years))
            left = spans[LIVE.index(Forum(d.forum[i, j]))] * -np.log(u[3])
            d.until[i, j] = max(1, round(365.25 * left))
    w.dispute_day = int(d.until.min())
