"""Steps in the life of a treaty: which states take a step, and what then changes."""

from abc import ABC, abstractmethod
from typing import ClassVar

import numpy as np

from sim.engine.table import NEVER
from sim.legal.provision import Parties, SuspensionTerms
from sim.legal.settings import LegalSettings
from sim.tables import Cause, Domain
from sim.world import World


class Step(ABC):
    """A step in the life of a treaty: one file in ``sim/legal/steps``. Subclasses are final.

    Parties take a step by decision, month by month (``who``), or on a date that is set (``dated``). Decisions of a
    month are taken about all steps of a treaty before any of them is carried out, in the order of ``rank``.
    """

    rank: ClassVar[int]

    @property
    def name(self) -> str:
        """Room and file, by which the step can be left out."""
        return f"legal.{type(self).__module__.rsplit('.', 1)[-1]}"

    def who(self, w: World, t: int, parties: Parties) -> np.ndarray:
        """Mask of the states that take this step about treaty ``t`` this month."""
        return parties.bound & False

    def dated(self, w: World) -> np.ndarray:
        """(treaties, states) mask of the states that take this step today by date."""
        return np.zeros(w.membership.since.shape, bool)

    def next_day(self, w: World) -> int:
        """The next day after today on which the step falls by a date that stands nowhere in ``Membership``."""
        return int(NEVER)

    @abstractmethod
    def take(self, w: World, t: int, i: int) -> None:
        """State ``i`` takes the step about treaty ``t`` today."""


def take_note(w: World, t: int, day: int) -> None:
    """Have steps looked for on that day, and law rebuilt where the treaty grants anything."""
    w.schedule_step(day)
    if w.treaties.strength[t] > 0.0:
        w.schedule_law(day)


def suspension_of(w: World, t: int) -> SuspensionTerms | None:
    """For how long parties may suspend treaty ``t``; None where they may not."""
    return next((one.suspension for one in w.instruments[t].provisions if one.suspension), None)


def suspend(w: World, t: int, i: int, days: int, cause: Cause) -> None:
    """A party reintroduces controls from tomorrow at all its borders with others, or prolongs them; partners take note.

    Source: notices and their terms, Regulation (EU) 2016/399 arts. 25-29.
    """
    m, day, until, terms = w.membership, w.day, w.day + 1 + days, suspension_of(w, t)
    under_way = m.suspended_from[t, i] <= day < m.suspended_until[t, i]
    if not under_way:
        m.suspended_from[t, i], m.suspended_since[t, i] = day + 1, day + 1
    if not under_way or until > m.suspended_until[t, i]:
        m.suspended_until[t, i], m.suspended_for[t, i], m.controls[t, i] = until, cause, 1
        m.renewals[t, i] = terms.renewals(days) if terms is not None and cause == Cause.PROLONGED else 0
    w.schedule_law(day + 1)
    w.tally.suspensions[day] += 1
    w.tally.notifications[day] += 1
    w.dyads.bad[Domain.POLITICAL, :, i] += w.conduct.negativity * w.settings(LegalSettings).suspension_blame
    w.log("suspension", w.codes[i], about=f"{w.instruments[t].name}, {days} days")
