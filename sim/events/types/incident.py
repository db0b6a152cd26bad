"""An incident between two states raises a dispute."""

from collections.abc import Iterator, Mapping
from typing import Any, Literal, final

from sim.agents import Model
from sim.disputes.phases import FRICTIONS, raise_dispute
from sim.events.event import Event, Fault
from sim.settings import setting
from sim.tables import Forum

KINDS = [one.name for one in FRICTIONS]


@final
class Incident(Event):
    """The first state named raises a dispute against the second, whatever else happens."""

    type: Literal["incident"] = setting("incident", "what happens")
    about: str = setting("pursuit", "what it is about: a kind of friction")
    salience: float = setting(0.3, "how much it means: 0 an ordinary matter, 1 a vital one", ge=0, le=2)

    def apply(self, model: Model, name: str) -> None:
        """The dispute begins, unless the two have one already."""
        w = model.world
        pair = [w.codes.index(code) for code in self.states if code in w.codes]
        if len(pair) == 2 and w.disputes.forum[pair[0], pair[1]] == Forum.NONE:
            w.disputes.cause[pair[0], pair[1]] = KINDS.index(self.about)
            raise_dispute(w, pair[0], pair[1], self.salience, f"{self.about}: {name}")

    def faults(self, treaties: Mapping[str, Any]) -> Iterator[Fault]:
        """An incident has two sides."""
        if self.about not in KINDS:
            yield "about", f"no kind of friction '{self.about}'", f"Known: {', '.join(KINDS)}.", self.about
        if len(self.states) != 2:
            wrong = "must name two states: who protests, and against whom"
            yield "states", wrong, "Name both.", ", ".join(self.states)

    def in_words(self, who: str, treaty: str) -> str:
        """Who protests against whom."""
        return f"an incident between {who} raises a dispute"
