"""A deal whose term ends is renewed."""

from typing import final

import numpy as np

from sim.engine.chance import Purpose
from sim.engine.table import NEVER
from sim.legal.chances import chances
from sim.legal.law import parties_today
from sim.legal.settings import LegalSettings
from sim.legal.step import Step
from sim.legal.steps.strike_deal import YEAR, drive
from sim.world import World


@final
class RenewDeal(Step):
    """Partners decide on the last day of a deal whether they go on; one that is not renewed lapses.

    The rule of renewal is the ratchet of deals: whether pay flows on when crossings have fallen.
    """

    rank = 14

    def dated(self, w: World) -> np.ndarray:
        """Guards whose deal ends tomorrow and is renewed."""
        m, s = w.membership, w.settings(LegalSettings).deals
        due = (m.until == w.day + 1) & (m.since <= w.day)
        for t in np.flatnonzero(due.any(1)):
            partners = parties_today(m, int(t), w.day).bound & ~w.instruments[t].guards
            due[t] &= w.instruments[t].guards & bool(partners.any() and w.governments.acts.any())
            if due[t].any():
                chance = 1.0 / (1.0 + np.exp(-(s.renewal + s.renewal_concern * drive(w, partners))))
                due[t] &= chances(w, Purpose.DEAL, 2, w.treaties.serial[t]) < chance
        return due

    def next_day(self, w: World) -> int:
        """The next day that is the last of some deal."""
        guards = np.array([one.guards for one in w.instruments], bool).reshape(w.membership.until.shape)
        last = w.membership.until[guards] - 1
        later = last[last > w.day]
        return int(later.min()) if later.size else int(NEVER)

    def take(self, w: World, t: int, i: int) -> None:
        """Set the new end."""
        m = w.membership
        m.until[t, i] += round(YEAR * w.instruments[t].deals.years)
        m.access[t, i] = m.until[t, i]
        w.log("deal renewed", w.codes[i], about=w.instruments[t].name)
