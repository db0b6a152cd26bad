"""What brings controls back, and for how long: events, surges of published crossings, health; dated ceilings."""

from datetime import date

import numpy as np
import pytest

from sim.legal.provision import Parties, SuspensionTerms
from sim.legal.provisions.free_movement import FreeMovement
from sim.legal.settings import LegalSettings
from sim.legal.steps.suspend_for_event import SuspendForEvent
from sim.legal.steps.suspend_under_pressure import FEW, Pressure, pressure_hazard

LEGAL = LegalSettings()
DAYS = ("2010-01-01", "2024-07-09", "2024-07-10")
FREE = "treaties.t={title: t, parties: [all], provisions: {free_movement: {}}}"


def parties_of(w) -> Parties:
    """All states, bound and in good standing."""
    bound, none = np.ones(len(w.codes), bool), np.zeros(len(w.codes), bool)
    return Parties(bound, bound, bound, bound, none, none)


def hazard(**moved: float) -> float:
    """Of one state, a month."""
    none = {"surge": 0.0, "applications": 1.0 - FEW, "neighbours": 0.0, "fear": 0.0, "stance": 0.0}
    return float(pressure_hazard(Pressure(**{name: np.array(x) for name, x in (none | moved).items()}), LEGAL))


def test_surges_bring_controls_back_more_than_levels_neighbours_or_a_government_do():
    base = hazard()
    assert np.log(base) == pytest.approx(LEGAL.pressure_base)
    assert np.log(hazard(surge=1.0) / base) == pytest.approx(LEGAL.pressure_surge)
    assert np.log(hazard(neighbours=1.0) / base) == pytest.approx(LEGAL.suspension_contagion)
    assert np.log(hazard(fear=1.0) / base) == pytest.approx(LEGAL.pressure_fear)
    assert np.log(hazard(stance=1.0) / base) == pytest.approx(LEGAL.pressure_stance)
    assert hazard(surge=np.log(3.0)) > 5.0 * hazard(
        applications=3.0
    )  # trebled of late, or three times as many for long


def test_a_year_of_monthly_draws_brings_the_years_events(bare):
    w = bare("world.states=60", "legal.events_per_year=12", FREE).world
    parties, begun = parties_of(w), 0
    for w.day in range(1200):  # each day for a month's draw
        begun += int(SuspendForEvent().who(w, 0, parties).sum())
    assert abs(begun - 1200.0) < 5 * np.sqrt(1200.0)


def test_controls_for_events_last_as_long_as_events_do(bare):
    w = bare("world.states=60", FREE).world
    lengths = []
    for w.day in range(10):
        w.membership.suspended_until[:], w.membership.suspended_from[:] = 0, 0
        for i in range(60):
            SuspendForEvent().take(w, 0, i)
        lengths += (w.membership.suspended_until[0] - w.day - 1).tolist()
    assert 5.5 < np.median(lengths) < 8.0 and max(lengths) == 30 and min(lengths) >= 1


def test_terms_lengthen_and_the_ceiling_is_that_of_the_day():
    terms = FreeMovement(ceilings={"2016-04-12": 183, "2024-07-10": 1096}).suspension
    assert isinstance(terms, SuspensionTerms)
    assert [terms.days(k) for k in range(7)] == [10, 20, 20, 90, 180, 180, 180]
    assert [terms.ceiling(date.fromisoformat(d)) for d in ("2010-01-01", "2024-07-09", "2024-07-10")] == [
        183,
        183,
        1096,
    ]
