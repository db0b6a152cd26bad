"""How parties keep a treaty: the effort of a party, and the stages through which an infringement goes.

A duty of two parties is kept as the product of their efforts; what the person does comes on top, where people move.
"""

from typing import NamedTuple

import numpy as np

from sim.engine.ladder import Rung
from sim.legal.settings import ComplianceSettings, ComplianceTerms


class Duty(NamedTuple):
    """What stands behind a party's effort."""

    effort: np.ndarray  # share of duties kept
    incapable: np.ndarray  # share that the party would keep and cannot


def effort_of(will: np.ndarray, able: np.ndarray, mended: np.ndarray, conceded: np.ndarray) -> Duty:
    """What a party keeps of its duties: what it would keep, as far as it can.

    What it would keep lies between nothing and all; of what it would not, a share has been conceded, and of what it
    cannot, a share has been put right. Capacity of 1 or more does everything that is willed.
    """
    willing = np.clip(will, 0.0, 1.0)
    willing = willing + conceded * (1.0 - willing)
    incapable = willing * (1.0 - np.minimum(able, 1.0)) * (1.0 - mended)
    return Duty(np.asarray(willing - incapable), np.asarray(incapable))


def looks_a_year(monitoring: str, s: ComplianceSettings) -> float:
    """How often in a year a shortfall comes to light."""
    return {
        "none": 0.0, "self_report": s.self_reports_per_year, "peer_evaluation": 1.0 / s.evaluation_years,
        "agency": s.agency_per_year, "satellite": s.satellites_per_year,
    }[monitoring]  # fmt: skip


def penalty(terms: ComplianceTerms, s: ComplianceSettings) -> float:
    """What the fear of being found out adds to will: the chance of it in a year, times what follows."""
    fear = {"none": 0.0, "reputation": s.reputation, "court": s.court, "court_and_funds": s.funds}[terms.enforcement]
    return float(fear * (1.0 - np.exp(-looks_a_year(terms.monitoring, s))))


def stages(s: ComplianceSettings, binding: bool) -> tuple[Rung, ...]:
    """The stages of an infringement in their order; without a court, a dialogue is all that there is."""
    dialogue = Rung("dialogue", s.dialogue_years, 1, s.dialogue_success)
    if not binding:
        return (dialogue,)
    return (
        dialogue, Rung("formal procedure", s.formal_years, 1, s.formal_success), Rung("court", s.court_years, 2, 0.0),
        Rung("ruling", s.obey_months / 12.0, 1, 1.0),
    )  # fmt: skip
