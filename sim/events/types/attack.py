"""Publics are shaken by an attack."""

from typing import Literal, final

from sim.agents import Model
from sim.events.event import Event, members_or
from sim.settings import setting


@final
class Attack(Event):
    """Publics of states named, or of all members, fear for their borders; what is published calms them in months.

    Concern seeks deals, tilts elections and lowers willingness to cooperate; fear brings controls back.
    """

    type: Literal["attack"] = setting("attack", "what happens")
    concern: float = setting(1.5, "rise of concern, and of fear", unit="sd", ge=0, le=10)

    def apply(self, model: Model, name: str) -> None:
        """Concern of those concerned rises at once."""
        w = model.world
        who = members_or(w, self.states)
        w.governments.concern[who] += self.concern
        w.governments.fear[who] += self.concern
        w.log("attack", ",".join(w.codes[i] for i in who), about=f"{name}: concern +{self.concern:g} sd")

    def in_words(self, who: str, treaty: str) -> str:
        """Whose public is shaken, and how much."""
        return f"an attack raises concern in {who} by {self.concern:g} sd"
