"""Smuggling networks as agents. They decide by one kernel over all rows, ``market.adapt``."""

from sim.agents import RowAgent
from sim.engine.agent_columns import Column


class Network(RowAgent):
    """An organisation that guides people across one border, from one side."""

    table_name = "networks"
    side, active, fee_usd, capital_usd, risk, clients, losses = (Column() for _ in range(7))

    @property
    def border(self) -> str:
        """Name of the border it works at."""
        return self.world.geography.borders.name[self.world.sides.border[self.side]]
