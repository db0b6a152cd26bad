"""A law obliges police to enter more alerts, or allows fewer."""

from typing import Literal, final

from sim.agents import Model
from sim.events.event import Event, members_or
from sim.settings import setting


@final
class Mandate(Event):
    """Police enter more or fewer alerts from a day on; without states, all members'."""

    type: Literal["mandate"] = setting("mandate", "what happens")
    factor: float = setting(1.0, "factor on alerts entered", unit="ratio", ge=0, le=1000)

    def apply(self, model: Model, name: str) -> None:
        """What is entered a day changes."""
        w, touched = model.world, members_or(model.world, self.states)
        w.lists.inflow[:, touched] *= self.factor
        w.log("mandate", ",".join(w.codes[i] for i in touched), about=f"{name}: alerts x {self.factor:g}")

    def in_words(self, who: str, treaty: str) -> str:
        """The states whose police enter more alerts, and by which factor."""
        return f"alerts that the police of {who} enter are multiplied by {self.factor:g}"
