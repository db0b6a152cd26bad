"""A state that did not sign accedes to a treaty."""

from typing import final

import numpy as np

from sim.engine.chance import Purpose
from sim.engine.table import NEVER
from sim.legal.chances import happens
from sim.legal.provision import Parties
from sim.legal.ratification import accession_rate
from sim.legal.settings import LegalSettings
from sim.legal.step import Step, take_note
from sim.legal.steps.ratify import YEAR, candidates, deposit
from sim.world import World


@final
class Accede(Step):
    """Invited states that did not sign accede from the second year on, and so do those that left and would gain again.

    Source: Vienna Convention 1969, art. 15; the hazard is that of accessions to treaties of the United Nations.
    """

    rank = 8

    def who(self, w: World, t: int, parties: Parties) -> np.ndarray:
        """States that accede this month."""
        m, one = w.membership, w.instruments[t]
        if not one.talks or w.day < w.treaties.opened[t] + YEAR or w.treaties.opened[t] == NEVER:
            return parties.bound & False
        outside = one.invited & ((m.signed[t] == NEVER) | (m.until[t] <= w.day))
        if not outside.any():
            return outside
        yearly = accession_rate(candidates(w, t, outside), w.settings(LegalSettings).ratification)
        return outside & happens(w, Purpose.RATIFY, 18, w.treaties.serial[t], yearly / 12.0)

    def take(self, w: World, t: int, i: int) -> None:
        """Accede: sign and ratify in one; a soft statement is joined at once."""
        m = w.membership
        if m.until[t, i] <= w.day:  # it has left, and begins anew
            m.since[t, i], m.until[t, i], m.access[t, i] = NEVER, NEVER, NEVER
        m.signed[t, i] = w.day + 1
        if w.instruments[t].talks.ratified:
            deposit(w, t, i)
        else:
            w.membership.since[t, i] = w.day + 1
            take_note(w, t, w.day + 1)
