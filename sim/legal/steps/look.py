"""Somebody looks whether a party keeps a treaty."""

from typing import final

import numpy as np

from sim.engine.chance import Purpose
from sim.engine.ladder import Draw, days_on
from sim.legal.chances import chances, happens, key
from sim.legal.keeping import looks_a_year, stages
from sim.legal.provision import Parties
from sim.legal.settings import ComplianceSettings, LegalSettings
from sim.legal.step import Step
from sim.tables import Infringement
from sim.world import World


@final
class Look(Step):
    """Parties report, peers evaluate in turn, an agency or satellites watch: a shortfall comes to light, or does not.

    Source: Regulation (EU) 2022/922 (evaluation in a cycle of seven years); 29th annual report on monitoring the
    application of Union law (dialogue before a procedure).
    """

    rank = 3

    def who(self, w: World, t: int, parties: Parties) -> np.ndarray:
        """Parties that are looked at this month."""
        terms, s = w.instruments[t].compliance, w.settings(LegalSettings).compliance
        if terms is None or terms.monitoring == "none":
            return parties.bound & False
        if terms.monitoring == "peer_evaluation":
            return parties.bound & evaluated(w, t, s)
        looks = np.full(len(w.codes), looks_a_year(terms.monitoring, s) / 12.0)
        return parties.bound & happens(w, Purpose.COMPLY, 0, w.treaties.serial[t], looks)

    def take(self, w: World, t: int, i: int) -> None:
        """See what the party keeps; a shortfall that can have consequences opens a dialogue."""
        m, s, terms = w.membership, w.settings(LegalSettings).compliance, w.instruments[t].compliance
        m.seen[t, i] = m.effort[t, i]
        short = 1.0 - m.effort[t, i]
        if short > s.noticed and terms.enforcement != "none" and m.infringement[t, i] == Infringement.NONE:
            enter_stage(w, t, i, Infringement.DIALOGUE)
            w.log("infringement", w.codes[i], about=f"{w.instruments[t].name}, keeps {m.effort[t, i]:.0%}")


def evaluated(w: World, t: int, s: ComplianceSettings) -> np.ndarray:
    """States whose turn in the cycle of evaluations falls in this month."""
    cycle = max(1, round(12.0 * s.evaluation_years))
    turn = np.floor(chances(w, Purpose.COMPLY, 1, w.treaties.serial[t], day=0) * cycle)
    return np.asarray((w.month + turn) % cycle == 0)


def enter_stage(w: World, t: int, i: int, stage: Infringement) -> None:
    """Begin a stage of an infringement, and set the day on which it ends."""
    m, terms, s = w.membership, w.instruments[t].compliance, w.settings(LegalSettings).compliance
    ladder = stages(s, terms.enforcement in ("court", "court_and_funds"))
    rung = ladder[stage - 1]
    m.infringement[t, i] = stage
    m.answer_until[t, i] = w.day + days_on(rung, Draw(w.seed, key(w, t, i), w.day, int(Purpose.COMPLY)))
    w.schedule_step(int(m.answer_until[t, i]))
