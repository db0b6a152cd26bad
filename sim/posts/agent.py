"""The customs service of a state."""

from sim.agents import RowAgent
from sim.engine.agent_columns import Column
from sim.posts.customs import select


class Customs(RowAgent):
    """Chooses which trucks to open."""

    table_name = "officers"
    opened = Column()

    def select(self) -> None:
        """Choose this state's trucks for the coming week."""
        select(self.row, self.row + 1, self.world.officers, self.world.posts, self.world.customs)
