"""A scandal ends a government before its term."""

from typing import Literal, final

import numpy as np

from sim.agents import Model
from sim.events.event import Event, members_or
from sim.settings import setting


@final
class Scandal(Event):
    """Governments of states named, or of all members, must face an election soon; publics remember what was misused."""

    type: Literal["scandal"] = setting("scandal", "what happens")
    days: int = setting(90, "days until the election", unit="days", ge=1, le=3650)
    magnitude: float = setting(6.0, "orders of magnitude of the records misused", unit="log10", ge=0, le=10)

    def apply(self, model: Model, name: str) -> None:
        """The election is called, and alarm rises."""
        g, who = model.world.governments, members_or(model.world, self.states)
        g.next_election[who] = np.minimum(g.next_election[who], model.world.day + self.days)
        g.alarm[who] = np.maximum(g.alarm[who], self.magnitude)
        model.world.log("scandal", ",".join(model.world.codes[i] for i in who), about=name)

    def in_words(self, who: str, treaty: str) -> str:
        """Whose government must face an election, and when."""
        return f"a scandal in {who} leads to an election within {self.days} days"
