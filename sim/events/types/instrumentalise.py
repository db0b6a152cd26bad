"""A state opens its exit, and leads people to a neighbour's line."""

from typing import Literal, final

import numpy as np

from sim.agents import Model
from sim.events.event import Event
from sim.settings import setting


@final
class Instrumentalise(Event):
    """States of departure stop guarding their exits and lead people to the line, while a demand is open.

    Source: Poland, Lithuania and Latvia at the border with Belarus from July 2021; Ceuta, May 2021; Evros, March 2020.
    """

    everybody = "all states outside the clubs"
    type: Literal["instrumentalise"] = setting("instrumentalise", "what happens")
    against: tuple[str, ...] = setting((), "codes of the states to whose borders people are led; empty: all members")
    days: int = setting(90, "duration", unit="days", ge=1, le=36500)
    led_usd: float = setting(
        1500.0, "what being brought to the line is worth: fares, guides, a way through the strip", unit="USD", ge=0,
        le=1e5, plausible=(300, 4000),
    )  # fmt: skip

    def codes(self) -> dict[str, list[str]]:
        """Codes of the states against which doors are opened."""
        return {"against": list(self.against)}

    def apply(self, model: Model, name: str) -> None:
        """Exits open from today."""
        w, sides = model.world, model.world.sides
        member = w.states.member == 1
        doors = np.isin(w.codes, self.states) if self.states else ~member
        targets = np.isin(w.codes, self.against) if self.against else member
        here = np.flatnonzero(doors[sides.neighbour] & targets[sides.state] & (sides.neighbour != sides.state))
        w.exits.opened_until[here] = np.maximum(w.exits.opened_until[here], w.day + self.days)
        w.exits.led_usd[here] = self.led_usd
        who, whom = (",".join(w.codes[i] for i in np.flatnonzero(mask)) for mask in (doors, targets))
        w.log("instrumentalisation", who, whom, about=f"{name}: exits are open for {self.days} days")

    def in_words(self, who: str, treaty: str) -> str:
        """Who opens the exit towards whom, and for how long."""
        towards = ", ".join(self.against) if self.against else "all members"
        return f"{who} stop guarding their exits towards {towards} and lead people to the line for {self.days} days"
