"""A party denounces a treaty."""

from typing import Literal, final

from sim.agents import Model
from sim.events.event import AboutTreaty
from sim.legal.steps.denounce import denounce
from sim.settings import setting


@final
class Denounce(AboutTreaty):
    """States give notice of a treaty."""

    type: Literal["denounce"] = setting("denounce", "what happens")

    def apply(self, model: Model, name: str) -> None:
        """Those concerned that are party give notice."""
        for t, i in self.parties_concerned(model.world):
            denounce(model.world, t, i)

    def in_words(self, who: str, treaty: str) -> str:
        """Which states leave which treaty."""
        return f"{who}: notice to leave '{treaty}'"
