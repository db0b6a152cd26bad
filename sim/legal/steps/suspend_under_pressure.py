"""A party reintroduces controls because crossings surge, and prolongs them."""

from typing import NamedTuple, final

import numpy as np

from sim.engine.chance import Purpose
from sim.legal.chances import chances
from sim.legal.provision import Parties
from sim.legal.settings import LegalSettings
from sim.legal.step import Step, suspend, suspension_of
from sim.tables import Cause
from sim.world import World

FEW = 0.1  # applications per 1,000 inhabitants and year that are added, so that none has a logarithm: as calibrated
YEAR_MONTHS = 12


class Pressure(NamedTuple):
    """What moves a government to bring controls back, by state."""

    surge: np.ndarray  # log of the newest published crossings over those of the years before
    applications: np.ndarray  # per 1,000 inhabitants and year, as published
    neighbours: np.ndarray  # share of neighbours in the club that have suspended
    fear: np.ndarray  # of an attack, sd
    stance: np.ndarray  # the government's preference for acting alone, sd


@final
class SuspendUnderPressure(Step):
    """Surges, not levels, bring controls back, and attacks; neighbours and governments that would act alone add to it.

    Source: list of notifications 2006-2021 with monthly detections and yearly applications; see the settings.
    """

    rank = 21

    def who(self, w: World, t: int, parties: Parties) -> np.ndarray:
        """Parties that reintroduce controls."""
        if suspension_of(w, t) is None:
            return parties.bound & False
        near = (w.dyads.adjacent == 1) & parties.bound
        neighbours = (near & parties.suspended).sum(1) / np.maximum(near.sum(1), 1)
        pressure = Pressure(
            w.governments.surge, published_applications(w), neighbours, w.governments.fear, w.governments.ideal
        )
        number = chances(w, Purpose.SUSPENSION, 1, w.treaties.serial[t])
        hazard = pressure_hazard(pressure, w.settings(LegalSettings))
        return parties.bound & ~parties.suspended & (number < 1.0 - np.exp(-hazard))

    def take(self, w: World, t: int, i: int) -> None:
        """Suspend for a first term."""
        terms = suspension_of(w, t)
        assert terms is not None
        suspend(w, t, i, terms.days(0), Cause.PROLONGED)


def pressure_hazard(pressure: Pressure, s: LegalSettings) -> np.ndarray:
    """Onsets of prolonged controls a month."""
    score = s.pressure_base + s.pressure_surge * pressure.surge
    score += s.pressure_applications * np.log(pressure.applications + FEW) + s.pressure_fear * pressure.fear
    return np.asarray(
        np.exp(score + s.suspension_contagion * pressure.neighbours + s.pressure_stance * pressure.stance)
    )


def published_applications(w: World) -> np.ndarray:
    """Applications for protection per 1,000 inhabitants and year, over the year that was published last.

    Before a year is published, the months that are stand for it; before the first month, none has been seen.
    """
    newest = w.published_month
    months = w.observed.applications[max(0, newest + 1 - YEAR_MONTHS) : max(0, newest + 1)]
    if not len(months):
        return np.zeros(len(w.codes))
    return np.asarray(months.mean(0) * YEAR_MONTHS * 1000.0 / w.states.population)
