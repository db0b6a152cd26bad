"""Smuggling networks. They decide by one verb over all rows (``core.market.adapt``); the agent is their face."""

from sim.agents.view import Column, RowAgent


class Network(RowAgent):
    """An organisation that guides people across one front."""

    front, active, fee_usd, capital_usd, risk, clients, losses = (Column() for _ in range(7))

    @property
    def table(self):
        """Where networks stand."""
        return self.world.networks

    @property
    def border(self) -> str:
        """Name of the border it works at."""
        return self.world.geography.borders.name[self.world.fronts.border[self.front]]
