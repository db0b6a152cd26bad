"""A public health emergency."""

from collections.abc import Iterator, Mapping
from typing import Any, Literal, final

from sim.agents import Model
from sim.events.event import AboutTreaty, Fault
from sim.legal.registry import provision
from sim.settings import setting


@final
class HealthEmergency(AboutTreaty):
    """While it lasts, parties of a treaty bring controls back, month by month, whatever crosses their borders."""

    type: Literal["health_emergency"] = setting("health_emergency", "what happens")
    days: int = setting(90, "duration", unit="days", source="assumption; March to May 2020", ge=1, le=36500)

    def apply(self, model: Model, name: str) -> None:
        """The emergency begins."""
        w = model.world
        for t, instrument in enumerate(w.instruments):
            if instrument.name == self.treaty:
                w.treaties.emergency_until[t] = max(w.treaties.emergency_until[t], w.day + self.days)
        w.log("health emergency", about=f"{name}: {self.days} days")

    def in_words(self, who: str, treaty: str) -> str:
        """How long it lasts, and for whom."""
        return f"a public health emergency of {self.days} days begins in the area of '{treaty}'"

    def faults(self, treaties: Mapping[str, Any]) -> Iterator[Fault]:
        """The treaty must hold a provision that can be suspended."""
        yield from super().faults(treaties)
        known = treaties.get(self.treaty)
        if known is not None and not any(provision(k, terms).suspension for k, terms in known.provisions.items()):
            wrong = f"'{self.treaty}' has no free_movement, which is what a party suspends"
            yield "treaty", wrong, "Name another.", self.treaty
