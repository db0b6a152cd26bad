"""Attributes of agents that are stored in columns of tables."""

from typing import Any


class Column:
    """An attribute of an agent, stored in the column of the same name of its table, or of another table by row."""

    def __init__(self, table: str = "") -> None:
        self.table = table

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    def _column(self, agent: Any) -> Any:
        return getattr(getattr(agent.world, self.table or agent.table_name), self.name)

    def __get__(self, agent: Any, owner: type | None = None) -> Any:
        return self if agent is None else self._column(agent)[agent.row]

    def __set__(self, agent: Any, value: Any) -> None:
        self._column(agent)[agent.row] = value
