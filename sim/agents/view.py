"""Agents are rows: an attribute of an agent is a cell of its table."""

from itertools import count
from typing import Any
from weakref import WeakKeyDictionary

import mesa


class Numbers(WeakKeyDictionary):
    """The next number of an agent, by model. Mesa's own dictionary keeps every model that ever lived in a process."""

    def __getitem__(self, model: Any) -> count:
        return self.setdefault(model, count(1))


if isinstance(vars(mesa.Agent).get("_ids"), dict):
    mesa.Agent._ids = Numbers(mesa.Agent._ids)


class Column:
    """An attribute of an agent that lives in the column of the same name of its table."""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    def __get__(self, agent: Any, owner: type | None = None) -> Any:
        return self if agent is None else getattr(agent.table, self.name)[agent.row]

    def __set__(self, agent: Any, value: Any) -> None:
        getattr(agent.table, self.name)[agent.row] = value


class RowAgent(mesa.Agent):
    """A Mesa agent that holds nothing but its row."""

    def __init__(self, model: Any, row: int) -> None:
        super().__init__(model)
        self.row = row

    @property
    def world(self):
        """The world whose tables hold this agent."""
        return self.model.world
