"""A suspension nearing its term is renewed."""

from typing import final

import numpy as np

from sim.engine.chance import Purpose
from sim.legal.chances import chances
from sim.legal.provision import Parties
from sim.legal.settings import LegalSettings
from sim.legal.step import Step, suspension_of
from sim.world import World


@final
class Renew(Step):
    """A party renews a prolonged suspension for another term, up to the ceiling.

    Source: Regulation (EU) 2016/399 arts. 25a, 27 as amended by Regulation (EU) 2024/1717.
    """

    rank = 10

    def who(self, w: World, t: int, parties: Parties) -> np.ndarray:
        """Parties whose prolonged suspension ends within a month, by chance."""
        terms, s, m = suspension_of(w, t), w.settings(LegalSettings), w.membership
        if terms is None or not parties.suspended.any():
            return parties.suspended & False
        prolonged = m.suspended_until[t] - m.suspended_from[t] > s.event_days
        ends_soon = m.suspended_until[t] - w.day <= 31
        open_term = m.suspended_until[t] - m.suspended_since[t] < terms.ceiling_days
        due = parties.suspended & prolonged & ends_soon & open_term
        return due & (chances(w, Purpose.SUSPENSION, 1, w.treaties.serial[t]) < s.renewal)

    def take(self, w: World, t: int, i: int) -> None:
        """Set the new end."""
        terms, m = suspension_of(w, t), w.membership
        assert terms is not None
        ceiling = m.suspended_since[t, i] + terms.ceiling_days
        m.suspended_until[t, i] = min(m.suspended_until[t, i] + terms.renewal_days, ceiling)
        w.log("suspension renewed", w.codes[i], about=f"{w.instruments[t].name}, {terms.renewal_days} days")
