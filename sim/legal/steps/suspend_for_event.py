"""A party reintroduces controls for a foreseen event of days: a summit, a match, a visit."""

import math
from typing import final

import numpy as np

from sim.engine.chance import Purpose, normal, words
from sim.legal.chances import chances, key
from sim.legal.provision import Parties
from sim.legal.settings import LegalSettings
from sim.legal.step import Step, suspend, suspension_of
from sim.tables import Cause
from sim.world import World


@final
class SuspendForEvent(Step):
    """Events come to all parties alike, at the club's yearly rate; controls last as long as they, lognormal in days.

    Source: European Commission, list of notifications under art. 25 of Regulation (EU) 2016/399.
    """

    rank = 20

    def who(self, w: World, t: int, parties: Parties) -> np.ndarray:
        """Parties in which an event is held."""
        if suspension_of(w, t) is None:
            return parties.bound & False
        yearly = w.settings(LegalSettings).events_per_year / max(int(parties.bound.sum()), 1)
        number = chances(w, Purpose.SUSPENSION, 0, w.treaties.serial[t])
        return parties.bound & ~parties.suspended & (number < 1.0 - math.exp(-yearly / 12.0))

    def take(self, w: World, t: int, i: int) -> None:
        """Suspend for the days of the event."""
        terms, s = suspension_of(w, t), w.settings(LegalSettings)
        assert terms is not None
        drawn = words(w.seed, key(w, t, i), w.day, int(Purpose.SUSPENSION), 2)
        days = round(s.event_median_days * math.exp(s.event_spread * normal(drawn[0], drawn[1])))
        suspend(w, t, i, min(max(days, 1), terms.event_days), Cause.EVENT)
