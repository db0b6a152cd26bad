"""The ledger as Mesa's tools read it: a data collector that holds every metric by day and collects nothing twice."""

from typing import Any

import mesa

from sim.world import World


class DailyMetrics(mesa.DataCollector):
    """What a model has in its ledger, as ``mesa.batch_run`` and ``get_model_vars_dataframe`` ask for it."""

    def __init__(self, world: World):
        self.world = world
        super().__init__()

    @property
    def model_vars(self) -> dict[str, list[Any]]:
        """Every metric's values, one a day so far."""
        from sim.ledger.metrics import daily_frame

        frame = daily_frame(self.world)
        return {str(name): values.tolist() for name, values in frame.items()}

    @model_vars.setter
    def model_vars(self, values: dict[str, list[Any]]) -> None:
        """Nothing is kept beside the ledger."""

    def collect(self, model: mesa.Model) -> None:
        """The ledger has been written."""
