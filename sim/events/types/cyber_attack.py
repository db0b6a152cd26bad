"""Border systems are attacked."""

from typing import Literal, final

import numpy as np

from sim.agents import Model
from sim.events.event import AboutServices
from sim.settings import setting
from sim.technology.phases import log_outage


@final
class CyberAttack(AboutServices):
    """An attack that succeeds whatever protects: border systems are down for days."""

    type: Literal["cyber_attack"] = setting("cyber_attack", "what happens")
    days: int = setting(180, "duration", unit="days", ge=1, le=36500)

    def apply(self, model: Model, name: str) -> None:
        """Systems of those concerned are down from today."""
        w, touched = model.world, self.concerned(model.world)
        before = w.systems.outage.copy()
        w.systems.outage[touched] = np.maximum(w.systems.outage[touched], w.day + self.days)
        w.tally.cyber_attacks[w.day] += int((touched & (w.states.member == 1)).sum())
        for i in np.flatnonzero(w.systems.outage > before):
            log_outage(w, int(i))

    def in_words(self, who: str, treaty: str) -> str:
        """Whose systems are attacked, and for how long."""
        return f"border systems of {self.whose(who, treaty)} are attacked for {self.days} days"
