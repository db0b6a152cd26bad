"""Parties of a treaty strike a deal with a state on the way to them."""

from typing import final

import numpy as np

from sim.engine.chance import Purpose
from sim.engine.table import NEVER
from sim.legal.chances import chances, happens
from sim.legal.gain import between_states, published_year
from sim.legal.provision import Parties
from sim.legal.settings import LegalSettings
from sim.legal.step import Step, take_note
from sim.world import World

MONTH, YEAR = 365.25 / 12.0, 365.25


@final
class StrikeDeal(Step):
    """Governments whose publics are concerned seek deals where most published crossings come from.

    An offer leads to a deal after months, for a term of years. Source: the statement of the Union and Türkiye of 2016
    (six months after the peak), the memoranda with Libya of 2017 and Tunisia of 2023.
    """

    rank = 12

    def who(self, w: World, t: int, parties: Parties) -> np.ndarray:
        """Guards to whom an offer is made that they take."""
        m, one = w.membership, w.instruments[t]
        free = one.guards & ((m.since[t] == NEVER) | (m.until[t] <= w.day))
        partners = parties.bound & ~one.guards
        if not free.any() or not partners.any():
            return free & False
        s = w.settings(LegalSettings).deals
        monthly = np.exp(s.base + s.concern * drive(w, partners)) * 2.0 * route_shares(w, partners)
        return free & happens(w, Purpose.DEAL, 0, w.treaties.serial[t], monthly)

    def take(self, w: World, t: int, i: int) -> None:
        """Agree, and prepare."""
        m, deals = w.membership, w.instruments[t].deals
        drawn = chances(w, Purpose.DEAL, 1, w.treaties.serial[t])[i]
        months = deals.least_months + drawn * (deals.most_months - deals.least_months)
        m.since[t, i] = w.day + 1 + round(MONTH * months)
        m.until[t, i] = m.access[t, i] = m.since[t, i] + round(YEAR * deals.years)
        take_note(w, t, w.day + 1)
        w.log("offer", w.codes[i], about=f"{w.instruments[t].name}, to begin in {m.since[t, i] - w.day} days")


def drive(w: World, partners: np.ndarray) -> float:
    """What moves partners to seek deals, sd: concern of their publics, and stance of governments, by their GDP."""
    weight = np.where(partners, w.states.gdp_usd, 0.0)
    moved = w.governments.concern + w.settings(LegalSettings).deals.stance * w.governments.ideal
    return float((weight * moved).sum() / weight.sum())


def route_shares(w: World, partners: np.ndarray) -> np.ndarray:
    """Share of the crossings into partners published in a year that came from each state; 0 before there are any."""
    came = between_states(w, w.observed.crossings_at[published_year(w)].sum(0))[partners].sum(0)
    came[partners] = 0.0
    return np.asarray(came / max(came.sum(), 1.0))
