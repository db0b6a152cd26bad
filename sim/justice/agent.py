"""The judiciary of a state."""

from sim.agents import RowAgent
from sim.engine.agent_columns import Column
from sim.justice.detention import provide
from sim.justice.settings import JusticeSettings


class Judiciary(RowAgent):
    """Provides places for detention, and decides on returns."""

    table_name = "judiciary"
    places, detained, held, returned, pushback = (Column() for _ in range(5))

    def provide(self) -> None:
        """Provide places in this state."""
        coupled = self.world.settings(JusticeSettings).capacity_coupling
        provide(self.row, self.row + 1, self.world.judiciary, coupled)
