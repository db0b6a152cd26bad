"""States come to demand visas of people from some origins, or demand them no more."""

from typing import Literal, final

import numpy as np

from sim.agents import Model
from sim.events.event import Event, members_or
from sim.settings import setting


@final
class Visa(Event):
    """States demand visas from a day on, or lift them; without states, all members.

    Source: Türkiye of Syrians, 8 January 2016; Serbia of Iranians, lifted in September 2017 and back in October 2018;
    Mexico of Ecuadorians, Brazilians and Venezuelans, 2021 and 2022.
    """

    type: Literal["visa"] = setting("visa", "what happens")
    of: tuple[str, ...] = setting((), "origins whose people are concerned, by name; empty: all")
    demanded: bool = setting(True, "whether visas are demanded from that day on, or no more")

    def origins(self) -> dict[str, list[str]]:
        """Origins concerned."""
        return {"of": list(self.of)}

    def apply(self, model: Model, name: str) -> None:
        """The decree holds, and law is written anew."""
        w, states = model.world, members_or(model.world, self.states)
        names = np.array(w.geography.origins.name)
        rows = np.flatnonzero(np.isin(names, self.of) if self.of else np.ones(len(names), bool))
        w.visas.decreed[np.ix_(rows, states)] = 1.0 if self.demanded else -1.0
        w.schedule_law(w.day + 1)
        who, whom = ",".join(w.codes[i] for i in states), ",".join(names[rows])
        w.log("visa", who, whom, about=f"{name}: visas are {'demanded' if self.demanded else 'lifted'}")

    def in_words(self, who: str, treaty: str) -> str:
        """Who demands visas of whom, or no more."""
        whom = f"people from {', '.join(self.of)}" if self.of else "all"
        return f"{who} demand visas of {whom}" if self.demanded else f"{who} demand no more visas of {whom}"
