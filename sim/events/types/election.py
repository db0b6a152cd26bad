"""Governments change."""

from typing import Literal, final

from sim.agents import Model
from sim.events.event import Event, members_or
from sim.politics.agent import State
from sim.settings import setting


@final
class Election(Event):
    """New governments take office, with a given shift of their ideal point; without states, all members'."""

    type: Literal["election"] = setting("election", "what happens")
    factor: float = setting(1.0, "shift of the ideal point towards acting alone", unit="sd", ge=-10, le=10)

    def apply(self, model: Model, name: str) -> None:
        """Those concerned elect."""
        governments = model.of_kind(State)
        for i in members_or(model.world, self.states):
            governments[i].elect(self.factor)

    def in_words(self, who: str, treaty: str) -> str:
        """Whose government changes, and how."""
        course = "acting alone" if self.factor > 0 else "cooperation"
        far = f"{abs(self.factor):g} standard deviation{'s' * (abs(self.factor) != 1)}"
        return f"new governments take office in {who}, {far} nearer to {course}"
