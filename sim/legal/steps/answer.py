"""A party answers for an infringement: it complies, or the matter goes on."""

from typing import final

import numpy as np

from sim.engine.chance import Purpose
from sim.engine.ladder import Draw, succeeds
from sim.legal.chances import key
from sim.legal.keeping import stages
from sim.legal.settings import LegalSettings
from sim.legal.step import Step
from sim.legal.steps.look import enter_stage
from sim.tables import Infringement
from sim.world import World


@final
class Answer(Step):
    """Dialogue, formal procedure, court, ruling: each takes its time, and may end in compliance.

    Source: Treaty on the Functioning of the European Union arts. 258-260; two thirds end in the dialogue (K12), and
    rulings are obeyed in 17.4 months (K13).
    """

    rank = 5

    def dated(self, w: World) -> np.ndarray:
        """Parties for which a stage ends today."""
        m = w.membership
        return (m.answer_until == w.day) & (m.infringement != Infringement.NONE) & (w.day > 0)

    def take(self, w: World, t: int, i: int) -> None:
        """Comply, or go on to the next stage; where there is none, the matter rests."""
        m, terms, s = w.membership, w.instruments[t].compliance, w.settings(LegalSettings).compliance
        ladder = stages(s, terms.enforcement in ("court", "court_and_funds"))
        stage = int(m.infringement[t, i])
        m.infringement[t, i] = Infringement.NONE
        if m.until[t, i] <= w.day:
            return  # who has left owes nothing
        if succeeds(ladder[stage - 1], Draw(w.seed, key(w, t, i), w.day, int(Purpose.COMPLY))):
            m.conceded[t, i], m.mended[t, i] = 1.0, 1.0
            w.log("compliance", w.codes[i], about=f"{w.instruments[t].name}, after the {ladder[stage - 1].name}")
        elif stage < len(ladder):
            enter_stage(w, t, i, Infringement(stage + 1))
            w.log("infringement goes on", w.codes[i], about=f"{w.instruments[t].name}, {ladder[stage].name}")
