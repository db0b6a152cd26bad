"""A party gives notice that it will leave."""

from typing import final

import numpy as np

from sim.engine.chance import Purpose
from sim.engine.table import NEVER
from sim.legal.chances import chances
from sim.legal.leaving import Standing, about_parties, exit_rate, land_neighbours, linkage, power_change
from sim.legal.provision import Parties
from sim.legal.settings import LegalSettings
from sim.legal.step import Step
from sim.world import World

YEAR = 365
REMEMBERED_YEARS = 5  # for which a leaver moves others


@final
class Denounce(Step):
    """Parties leave by hazard, if they stand far from the others, and after others left.

    Source: von Borzyskowski & Vabulas 2019 (withdrawals from intergovernmental organisations).
    """

    rank = 30

    def who(self, w: World, t: int, parties: Parties) -> np.ndarray:
        """Parties that give notice."""
        staying = parties.bound & (w.membership.until[t] == NEVER)
        if w.treaties.depth[t] == 0.0 or not staying.any():  # a treaty without obligations is not denounced
            return parties.bound & False
        yearly = exit_rate(standing(w, t, parties.bound), w.settings(LegalSettings))
        return staying & (chances(w, Purpose.EXIT, 0, w.treaties.serial[t]) < 1.0 - np.exp(-yearly / 12.0))

    def take(self, w: World, t: int, i: int) -> None:
        """Give notice."""
        denounce(w, t, i)


def standing(w: World, t: int, bound: np.ndarray) -> Standing:
    """Where states stand towards the parties of a treaty today."""
    until, states = w.membership.until[t], w.states
    gone = int(((until <= w.day) & (until > w.day - REMEMBERED_YEARS * YEAR)).sum())
    ties = linkage(states, w.geography.state_km, land_neighbours(w.sides, len(w.codes)), bound)
    return Standing(
        distance=np.abs(w.governments.ideal - w.governments.ideal[bound].mean()),
        linkage=about_parties(ties, bound),
        voice=about_parties(states.voice, bound),
        power=about_parties(power_change(states, bound), bound),
        fresh=w.day - w.governments.took_office < YEAR,
        left=gone / max(1, gone + int(bound.sum())),
    )


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
