"""Records in the systems of a state are exposed."""

from typing import Literal, final

from sim.agents import Model
from sim.events.event import Event, members_or
from sim.information.misuse import expose
from sim.settings import setting


@final
class Breach(Event):
    """Intruders expose what lies in the systems of states named, or of all members: own records and partners'."""

    type: Literal["breach"] = setting("breach", "what happens")

    def apply(self, model: Model, name: str) -> None:
        """Records are exposed; owners, publics and partners take note."""
        for i in members_or(model.world, self.states):
            expose(model.world, int(i))

    def in_words(self, who: str, treaty: str) -> str:
        """Whose records are exposed."""
        return f"records in the systems of {who} are exposed"
