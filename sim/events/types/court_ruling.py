"""A court narrows what a state gives to others."""

from typing import Literal, final

from sim.agents import Model
from sim.events.event import Event, members_or
from sim.information.misuse import rule
from sim.settings import setting


@final
class CourtRuling(Event):
    """Courts of states named, or of all members, narrow exchange, as that of the Union did with passenger data in 2022;
    legislators restore it slowly."""

    type: Literal["court_ruling"] = setting("court_ruling", "what happens")
    cut: float = setting(0.3, "share of what law lets pass that is struck down", unit="share", ge=0, le=1)

    def apply(self, model: Model, name: str) -> None:
        """What may pass shrinks from today."""
        for i in members_or(model.world, self.states):
            rule(model.world, int(i), self.cut)
        model.world.schedule_law(model.world.day)

    def in_words(self, who: str, treaty: str) -> str:
        """Whose courts strike down how much."""
        return f"courts of {who} strike down {self.cut:.0%} of what law lets pass to others"
