"""The forums of a dispute, and which of them an attempt takes."""

from typing import NamedTuple

import numpy as np

from sim.disputes.settings import DisputeSettings
from sim.engine.ladder import Rung
from sim.tables import Forum

BINDING = (Forum.ARBITRATION, Forum.COURT)


class Case(NamedTuple):
    """What decides where a dispute goes."""

    failures: int
    salience: float
    court: bool  # whether one side can go to a court alone
    arbitration: bool  # or to arbitration
    inequality: float  # log ratio of GDP between the parties, above 0
    mediator: float  # trust of the more distrustful party in the mediator that both trust most


def rung(forum: Forum, s: DisputeSettings, mediator: float = 0.5) -> Rung:
    """How long a forum takes, and how often it settles; a mediation the more, the more both trust the mediator."""
    mediated = min(1.0, 2.0 * mediator * s.mediation_success)
    return {
        Forum.CLAIM: Rung("claim", s.claim_years, 1, 0.0),
        Forum.NEGOTIATION: Rung("negotiation", s.negotiation_years, 1, s.negotiation_success),
        Forum.MEDIATION: Rung("mediation", s.mediation_years, 1, mediated),
        Forum.ARBITRATION: Rung("arbitration", s.arbitration_years, 2, s.arbitration_success),
        Forum.COURT: Rung("court", s.court_years, 4, s.court_success),
        Forum.STALLED: Rung("stalled", s.stall_years, 1, 0.0),
        Forum.ESCALATED: Rung("escalated", s.escalated_years, 1, 0.0),
    }[forum]


def chosen(case: Case, uniforms: np.ndarray, s: DisputeSettings) -> Forum:
    """The forum of the next attempt: binding where both consent or one may go alone, else mediation or negotiation.

    ``uniforms`` (3,) are in (0, 1). Binding forums give cover at home after failures (Gent & Shannon 2010); what is
    salient is kept from them (Hensel 2001).
    """
    open_door = case.court or case.arbitration
    willing = s.binding * np.exp(-s.binding_inequality * case.inequality)  # the stronger has less to gain by consent
    drawn_to = (s.binding_clause if open_door else willing) * np.exp(
        s.binding_failures * case.failures - s.binding_salience * case.salience
    )
    if uniforms[0] < min(drawn_to, 0.95):
        if open_door:
            return Forum.COURT if case.court else Forum.ARBITRATION
        return Forum.ARBITRATION if uniforms[1] < s.arbitration_share else Forum.COURT
    logit = s.mediation + s.mediation_failures * case.failures + s.mediation_salience * case.salience
    return Forum.MEDIATION if uniforms[2] < 1.0 / (1.0 + np.exp(-logit)) else Forum.NEGOTIATION


def obeyed(forum: Forum, s: DisputeSettings) -> float:
    """Share of settlements by a forum that are kept."""
    return {Forum.ARBITRATION: s.obeyed_award, Forum.COURT: s.obeyed_judgment}.get(forum, s.obeyed_talks)


def ending(case: Case, number: float, s: DisputeSettings) -> Forum:
    """What follows a failed attempt: dropped (``NONE``), escalated, or stalled."""
    up = s.escalated * np.exp(s.escalated_salience * case.salience) * max(case.failures, 1)
    if number < s.dormant:
        return Forum.NONE
    return Forum.ESCALATED if number < s.dormant + min(up, 1.0 - s.dormant) else Forum.STALLED
