"""Parties keep their duties: efforts month by month, and as they stand before a run begins."""

import numpy as np

from sim.engine.ladder import expected_years
from sim.legal.keeping import Duty, effort_of, looks_a_year, penalty, stages
from sim.legal.law import parties_today
from sim.legal.settings import ComplianceSettings, LegalSettings
from sim.tables import Domain
from sim.world import World

YEAR, MONTHS = 365.25, 12.0
LONG_YEARS = 15.0  # for which a state is taken to be bound where no date is given: assumption


def settle_duties(w: World) -> None:
    """Set the efforts of parties that were bound before the run to what years of looks have made of them."""
    s = w.settings(LegalSettings).compliance
    for t, one in enumerate(w.instruments):
        if one.compliance is None:
            continue
        m, bound = w.membership, parties_today(w.membership, t, w.day).bound
        looks, fading = looks_a_year(one.compliance.monitoring, s), 1.0 / s.relapse_years
        m.mended[t, bound] = (better := mending(w, t, s) * MONTHS)[bound] / (better + fading)[bound]
        if one.compliance.enforcement != "none" and looks > 0.0:
            ladder = stages(s, one.compliance.enforcement in ("court", "court_and_funds"))
            pace = 1.0 / (1.0 / looks + expected_years(ladder))
            m.conceded[t, bound] = pace / (pace + fading)
        write_efforts(w, t, s)
        m.seen[t, bound] = m.effort[t, bound]


def keep_duties(w: World, t: int) -> None:
    """A month: what was put right grows, what was conceded fades, and partners blame what they see."""
    m, s, who = w.membership, w.settings(LegalSettings).compliance, parties_today(w.membership, t, w.day)
    kept = np.exp(-1.0 / (MONTHS * s.relapse_years))
    m.mended[t] = np.where(who.bound, kept * (1.0 - (1.0 - m.mended[t]) * np.exp(-mending(w, t, s))), 0.0)
    m.conceded[t] = np.where(who.bound, kept * m.conceded[t], 0.0)
    write_efforts(w, t, s)
    blame = w.conduct.negativity * s.blame * np.where(who.bound, 1.0 - m.seen[t], 0.0)
    w.dyads.bad[Domain.POLITICAL] += np.where(who.bound[:, None], blame[None, :], 0.0)


def mending(w: World, t: int, s: ComplianceSettings) -> np.ndarray:
    """Pace a month at which each state puts right what it could not do; peers' pressure grows with the years."""
    since = w.membership.since[t]
    years = np.where(since == -1, LONG_YEARS, (w.day - np.minimum(since, w.day)) / YEAR)
    looks = looks_a_year(w.instruments[t].compliance.monitoring, s)
    pressure = s.pressure * (1.0 - np.exp(-s.pressure_pace * years)) * (looks > 0.0)
    return np.asarray(np.exp(pressure) / (MONTHS * s.mending_years))


def write_efforts(w: World, t: int, s: ComplianceSettings) -> None:
    """Write what every party keeps of its duties today."""
    m, bound = w.membership, parties_today(w.membership, t, w.day).bound
    terms = w.instruments[t].compliance
    others = np.where(bound, 1.0 - m.seen[t], 0.0)
    missing = (others.sum() - others) / max(int(bound.sum()) - 1, 1)
    will = m.will[t] - s.stance * w.governments.ideal + penalty(terms, s) - s.reciprocity * missing
    duty: Duty = effort_of(will, np.exp(s.capacity * w.states.rule_of_law), m.mended[t], m.conceded[t])
    m.effort[t], m.incapable[t] = np.where(bound, duty.effort, 1.0), np.where(bound, duty.incapable, 0.0)
