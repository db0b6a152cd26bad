"""Controls whose term ends are prolonged."""

import math
from typing import final

import numpy as np

from sim.engine.chance import Purpose
from sim.engine.table import NEVER
from sim.legal.chances import chances
from sim.legal.provision import SuspensionTerms
from sim.legal.settings import LegalSettings
from sim.legal.step import Step, suspension_of
from sim.tables import Cause
from sim.world import World

LASTING = (Cause.PROLONGED, Cause.HEALTH)  # causes that may outlast a term


@final
class Renew(Step):
    """A party decides on the last day of a term whether it prolongs its controls, up to the ceiling of the day's law.

    Source: Regulation (EU) 2016/399 arts. 25-29, since 2024-07-10 as amended by Regulation (EU) 2024/1717.
    """

    rank = 10

    def dated(self, w: World) -> np.ndarray:
        """Parties that prolong controls whose last day is today."""
        m, s = w.membership, w.settings(LegalSettings)
        due = (m.suspended_until == w.day + 1) & (m.suspended_from <= w.day) & (m.until > w.day + 1)
        due &= np.isin(m.suspended_for, LASTING) & (w.governments.acts == 1)
        for t in np.flatnonzero(due.any(1)):
            terms = suspension_of(w, int(t))
            assert terms is not None
            logit = math.log(s.renewal / (1.0 - s.renewal)) if s.renewal > 0.0 else -math.inf
            pressed = 1.0 / (1.0 + np.exp(-(logit + s.renewal_surge * w.governments.surge)))
            chance = np.where(m.suspended_for[t] == Cause.HEALTH, s.health_renewal, pressed)
            due[t] &= chances(w, Purpose.SUSPENSION, 3, w.treaties.serial[t]) < chance
            due[t] &= m.suspended_until[t] - m.suspended_since[t] < terms.ceiling(w.date)
        return due

    def next_day(self, w: World) -> int:
        """The next day that is the last of some term."""
        m = w.membership
        last = m.suspended_until[np.isin(m.suspended_for, LASTING)] - 1
        later = last[last > w.day]
        return int(later.min()) if later.size else int(NEVER)

    def take(self, w: World, t: int, i: int) -> None:
        """Set the new end."""
        terms, m = suspension_of(w, t), w.membership
        assert terms is not None
        m.renewals[t, i] += 1
        length = term_length(terms, int(m.renewals[t, i]), int(m.suspended_for[t, i]), w.settings(LegalSettings))
        left = m.suspended_since[t, i] + terms.ceiling(w.date) - m.suspended_until[t, i]
        days = min(length, int(left))
        m.suspended_until[t, i] += days
        w.tally.notifications[w.day] += 1
        w.log("suspension renewed", w.codes[i], about=f"{w.instruments[t].name}, {days} days")


def term_length(terms: SuspensionTerms, renewals: int, cause: int, s: LegalSettings) -> int:
    """Days of the next term."""
    return s.health_days if cause == Cause.HEALTH else terms.days(renewals)
