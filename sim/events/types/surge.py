"""More persons than usual set out for a time."""

from typing import Literal, final

import numpy as np

from sim.agents import Model
from sim.events.agenda import Agenda
from sim.events.event import Event
from sim.settings import setting
from sim.world import World


@final
class Surge(Event):
    """Departures of persons rise, or fall, from some origins or from all."""

    named = "origins"
    everybody = "all origins"
    type: Literal["surge"] = setting("surge", "what happens")
    days: int = setting(180, "duration", unit="days", ge=1, le=36500)
    factor: float = setting(1.0, "factor on departures", unit="ratio", ge=0, le=1000)

    def apply(self, model: Model, name: str) -> None:
        """Departures change from today."""
        update_surges(model.world)
        about = f"{name}: departures x {self.factor:g}, {self.days} days"
        model.world.log("surge", ",".join(self.states), about=about)

    def lapse(self, model: Model) -> None:
        """Departures go back to what other surges leave."""
        update_surges(model.world)

    def in_words(self, who: str, treaty: str) -> str:
        """From where how many more set out, and for how long."""
        return f"departures from {who} are multiplied by {self.factor:g} for {self.days} days"

    def streams(self, w: World) -> np.ndarray:
        """Streams of persons from the origins concerned."""
        names = w.geography.origins.name
        named = np.array([not self.states or names[o] in self.states for o in w.streams.origin])
        return np.flatnonzero(named & (w.streams.person == 1))


def update_surges(w: World) -> None:
    """Multiply departures by the factors of all surges under way."""
    w.streams.surge[:] = 1.0
    for event in w.settings(Agenda).in_order():
        if isinstance(event, Surge) and w.start <= event.date <= w.date and (w.date - event.date).days < event.days:
            w.streams.surge[event.streams(w)] *= event.factor
