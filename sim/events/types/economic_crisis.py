"""An economic crisis cuts budgets and what is traded."""

from typing import Literal, final

import numpy as np

from sim.agents import Model
from sim.events.event import Event, members_or
from sim.settings import setting


@final
class EconomicCrisis(Event):
    """GDP and budgets of states named, or of all members, fall by a share for a time, and publics are concerned.

    Pay to states of departure goes with their own GDP; equipment follows budgets as it wears out and is delivered.
    """

    type: Literal["economic_crisis"] = setting("economic_crisis", "what happens")
    days: int = setting(730, "duration", unit="days", ge=1, le=36500)
    fall: float = setting(0.1, "share by which GDP and budgets fall", unit="share", ge=0, le=0.9)
    concern: float = setting(0.3, "rise of concern", unit="sd", ge=0, le=10)

    def apply(self, model: Model, name: str) -> None:
        """GDP and budgets fall from today."""
        self._scale(model, 1.0 - self.fall)
        who = members_or(model.world, self.states)
        model.world.governments.concern[who] += self.concern
        codes = ",".join(model.world.codes[i] for i in who)
        model.world.log("economic crisis", codes, about=f"{name}: GDP -{self.fall:.0%}, {self.days} days")

    def lapse(self, model: Model) -> None:
        """They are as they were."""
        self._scale(model, 1.0 / (1.0 - self.fall))

    def _scale(self, model: Model, factor: float) -> None:
        w = model.world
        touched = np.zeros(len(w.codes), bool)
        touched[members_or(w, self.states)] = True
        w.states.gdp_usd[touched] *= factor
        w.equipment.own_eur[touched[w.equipment.state]] *= factor
        w.systems.equipment_eur[touched] *= factor
        w.schedule_law(w.day)  # aid goes by budgets

    def in_words(self, who: str, treaty: str) -> str:
        """Whose economy shrinks, by how much, for how long."""
        return f"an economic crisis shrinks GDP and budgets of {who} by {self.fall:.0%} for {self.days} days"
