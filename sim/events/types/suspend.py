"""A party suspends a treaty."""

from collections.abc import Iterator, Mapping
from typing import Any, Literal, final

from sim.agents import Model
from sim.events.event import AboutTreaty, Fault
from sim.legal.registry import provision
from sim.legal.step import suspend, suspension_of
from sim.settings import setting
from sim.tables import Cause


@final
class Suspend(AboutTreaty):
    """States reintroduce controls at borders with other parties."""

    type: Literal["suspend"] = setting("suspend", "what happens")
    days: int = setting(180, "duration", unit="days", ge=1, le=36500)

    def apply(self, model: Model, name: str) -> None:
        """Those concerned that are party suspend: what is longer than an event's controls may be renewed."""
        for t, i in self.parties_concerned(model.world):
            terms = suspension_of(model.world, t)
            short = terms is not None and self.days <= terms.event_days
            suspend(model.world, t, i, self.days, Cause.EVENT if short else Cause.PROLONGED)

    def in_words(self, who: str, treaty: str) -> str:
        """Which states suspend which treaty, and for how long."""
        return f"{who}: free movement under '{treaty}' is suspended for {self.days} days"

    def faults(self, treaties: Mapping[str, Any]) -> Iterator[Fault]:
        """The treaty must hold a provision that can be suspended."""
        yield from super().faults(treaties)
        known = treaties.get(self.treaty)
        if known is not None and not any(provision(k, terms).suspension for k, terms in known.provisions.items()):
            wrong = f"'{self.treaty}' has no free_movement, which is what a party suspends"
            yield "treaty", wrong, "Denounce it, or name another.", self.treaty
