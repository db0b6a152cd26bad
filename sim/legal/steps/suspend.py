"""A party reintroduces controls at its borders with other parties."""

from typing import final

import numpy as np

from sim.engine.chance import Purpose
from sim.legal.chances import chances
from sim.legal.provision import Parties
from sim.legal.settings import LegalSettings
from sim.legal.step import Step, suspension_of
from sim.tables import Domain
from sim.world import World

BLAME = 0.2  # of a denunciation's bad conduct: assumption


@final
class Suspend(Step):
    """Parties suspend by hazard, more likely where the public is concerned and neighbours have suspended.

    Source: European Commission, list of notifications under art. 25 of Regulation (EU) 2016/399.
    """

    rank = 20

    def who(self, w: World, t: int, parties: Parties) -> np.ndarray:
        """Parties that reintroduce controls."""
        if suspension_of(w, t) is None:
            return parties.bound & False
        near = (w.dyads.adjacent == 1) & parties.bound
        neighbours = (near & parties.suspended).sum(1) / np.maximum(near.sum(1), 1)
        yearly = suspension_rate(w.governments.concern, int(parties.bound.sum()), neighbours, w.settings(LegalSettings))
        number = chances(w, Purpose.SUSPENSION, 0, w.treaties.serial[t])
        return parties.bound & ~parties.suspended & (number < 1.0 - np.exp(-yearly / 12.0))

    def take(self, w: World, t: int, i: int) -> None:
        """Suspend for an event of days, or for a first term."""
        terms, s = suspension_of(w, t), w.settings(LegalSettings)
        assert terms is not None
        event = chances(w, Purpose.SUSPENSION, 2, w.treaties.serial[t])[i] < s.event_share
        suspend(w, t, i, s.event_days if event else terms.first_days)


def suspension_rate(concern: np.ndarray, parties: int, neighbours: np.ndarray, s: LegalSettings) -> np.ndarray:
    """Onsets a year: the club's normal rate shared by its parties, raised by concern and contagion.

    ``neighbours`` is the share of a state's neighbours in the club that have suspended.
    """
    pressure = s.suspension_concern * concern + s.suspension_contagion * neighbours
    return s.suspension_per_year / max(parties, 1) * np.exp(np.minimum(pressure, 6.0))


def suspend(w: World, t: int, i: int, days: int) -> None:
    """A party reintroduces controls from tomorrow, or prolongs them; its neighbours take note."""
    m, day, until = w.membership, w.day, w.day + 1 + days
    if m.suspended_from[t, i] <= day < m.suspended_until[t, i]:
        until = max(until, m.suspended_until[t, i])
    else:
        m.suspended_from[t, i], m.suspended_since[t, i] = day + 1, day + 1
    m.suspended_until[t, i] = until
    w.schedule_law(day + 1)
    w.tally.suspensions[day] += 1
    w.dyads.bad[Domain.POLITICAL, :, i] += w.conduct.negativity * BLAME
    w.log("suspension", w.codes[i], about=f"{w.instruments[t].name}, {days} days")
