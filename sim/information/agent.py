"""The police of a state."""

from sim.agents import RowAgent
from sim.engine.agent_columns import Column
from sim.information.settings import InformationSettings


class Police(RowAgent):
    """Enters alerts, keeps lists, answers requests."""

    table_name = "police"
    banned, searches, standards, case_workers, backlog = (Column() for _ in range(5))
    willingness = Column("governments")

    def enter(self) -> None:
        """Enter alerts on the share of returned persons that law asks for, less where the government is unwilling."""
        share = self.world.settings(InformationSettings).lists.ban_share
        self.banned = share * (0.5 + 0.5 * self.willingness)
