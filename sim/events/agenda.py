"""The agenda of a run: its dated events."""

from sim.events.event import Event
from sim.settings import Settings, setting


class Agenda(Settings):
    """Dated events by name."""

    events: dict[str, Event] = setting({}, "dated events by name")

    def in_order(self) -> list[Event]:
        """Events in the order of their names."""
        return [event for _, event in sorted(self.events.items())]
