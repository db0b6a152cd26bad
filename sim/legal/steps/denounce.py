"""A party gives notice that it will leave."""

from typing import final

import numpy as np

from sim.engine.chance import Purpose
from sim.engine.reputation import trust_in
from sim.engine.table import NEVER
from sim.legal.chances import chances
from sim.legal.provision import Parties
from sim.legal.settings import LegalSettings
from sim.legal.step import Step
from sim.tables import Domain
from sim.world import World

YEAR = 365


@final
class Denounce(Step):
    """Parties leave by hazard, if they stand far from the others, and after others left.

    Source: von Borzyskowski & Vabulas 2019 (withdrawals from intergovernmental organisations).
    """

    rank = 30

    def who(self, w: World, t: int, parties: Parties) -> np.ndarray:
        """Parties that give notice."""
        until, depth = w.membership.until[t], w.treaties.depth[t]
        staying = parties.bound & (until == NEVER)
        if depth == 0.0 or not staying.any():  # a treaty without obligations is not denounced
            return parties.bound & False
        gone = int(((until <= w.day) & (until > w.day - 5 * YEAR)).sum())
        left = gone / max(1, gone + int(parties.bound.sum()))  # share of parties that left within five years
        distance = np.abs(w.governments.ideal - w.governments.ideal[parties.bound].mean())
        mistrust = 1.0 - 2.0 * trust_in(w.dyads, Domain.POLITICAL)[:, parties.bound].mean(1)
        fresh = w.day - w.governments.took_office < YEAR
        yearly = exit_rate(distance, left, fresh, mistrust, depth, w.settings(LegalSettings))
        return staying & (chances(w, Purpose.EXIT, 0, w.treaties.serial[t]) < 1.0 - np.exp(-yearly / 12.0))

    def take(self, w: World, t: int, i: int) -> None:
        """Give notice."""
        denounce(w, t, i)


def exit_rate(
    distance: np.ndarray, left: float, fresh: np.ndarray, mistrust: np.ndarray, depth: float, s: LegalSettings
) -> np.ndarray:
    """Exits a year: by distance from the parties' mean, contagion, a new leader, mistrust, depth."""
    score = s.exit_preference * (distance - 0.5) + s.exit_contagion * left + s.exit_leader * fresh
    return s.exit_per_year * np.exp(np.minimum(score + mistrust - s.exit_depth * depth, 8.0))


def denounce(w: World, t: int, i: int) -> None:
    """A party gives notice: data access ends at once where the treaty is of that kind, the rest after the notice."""
    m, day, notice = w.membership, w.day, int(w.treaties.notice_days[t])
    if m.until[t, i] <= day + 1 + notice:
        return  # the end is set already
    m.until[t, i] = day + 1 + notice
    m.access[t, i] = day + 1 if w.treaties.access_ends_at_once[t] else m.until[t, i]
    w.schedule_law(day + 1)
    w.tally.denunciations[day] += 1
    w.dyads.bad[:, :, i] += w.conduct.negativity
    w.log("denunciation", w.codes[i], about=f"{w.instruments[t].name}, exit in {notice} days")
