"""The border guard of a state."""

from sim.agents import RowAgent
from sim.engine.agent_columns import Column
from sim.surveillance.patrols import allocate
from sim.surveillance.phases import plan_arguments


class BorderGuard(RowAgent):
    """Places patrols."""

    table_name = "border_guards"
    patrols, boats, drones, towers, answered, operators = (Column() for _ in range(6))

    def allocate(self) -> None:
        """Plan the coming week's patrols for this state alone."""
        allocate(self.row, self.row + 1, *plan_arguments(self.world))
