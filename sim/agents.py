"""Agents are rows: an attribute of an agent is a value in a column of its table. The model as rooms see it."""

from collections.abc import Mapping
from itertools import count
from typing import Any
from weakref import WeakKeyDictionary

import mesa

from sim.world import World


class Numbers(WeakKeyDictionary):
    """The next number of an agent, by model. Mesa's own dictionary keeps every model of a process in memory."""

    def __getitem__(self, model: Any) -> count:
        return self.setdefault(model, count(1))


if isinstance(vars(mesa.Agent).get("_ids"), dict):
    mesa.Agent._ids = Numbers(mesa.Agent._ids)


class Model(mesa.Model):
    """What rooms see of the model: its world, and its agents by kind."""

    world: World
    off: tuple[str, ...]  # names of phases and of legal steps that are left out
    journal: list[Any] | None  # the table of crossings day by day, where a caller asks for it
    slices: int  # of movers' kernels; 0: by size

    def of_kind(self, kind: type["RowAgent"]) -> list[Any]:
        """Agents of a kind, in the order of their rows."""
        by_type: Mapping[type, Any] = self.agents_by_type
        return list(by_type[kind])


class RowAgent(mesa.Agent):
    """A Mesa agent that holds nothing but its row."""

    table_name: str  # of the world's table in which it stands

    def __init__(self, model: Model, row: int) -> None:
        super().__init__(model)
        self.row = row

    @property
    def world(self) -> World:
        """The world whose tables hold this agent."""
        return self.model.world

    @property
    def code(self) -> str:
        """ISO code of the state that the agent is, or serves, where its row is the row of that state."""
        return self.world.codes[self.row]
