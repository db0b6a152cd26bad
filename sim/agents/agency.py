"""The services of a state: border guards, customs, police and the judiciary."""

import numpy as np

from sim.agents.view import Column, RowAgent
from sim.core.patrols import allocate
from sim.core.services import provide, select

WEEK = 7.0


class Agency(RowAgent):
    """A service; its row is its state's."""

    @property
    def table(self):
        """Where states stand."""
        return self.world.states

    @property
    def code(self) -> str:
        """ISO code of its state."""
        return self.world.codes[self.row]


class BorderGuard(Agency):
    """Places patrols."""

    patrols, boats, drones, towers = Column(), Column(), Column(), Column()

    def allocate(self) -> None:
        """Plan the coming week's patrols for this state alone."""
        w, o = self.world, self.world.config.operations
        allocate(
            self.row, self.row + 1, w.states, w.sectors, w.lookup["modes"], w.dyads.theta, w.parameters.surveillance,
            o.units_concentrated, o.reactive_rate, 7.0, w.day // 7, w.seed, w.lookup["plans"],
        )  # fmt: skip


class Customs(Agency):
    """Chooses which trucks to open."""

    opened = Column()

    def select(self) -> None:
        """Choose this state's trucks for the coming week."""
        select(self.row, self.row + 1, *select_arguments(self.world))


class Police(Agency):
    """Enters alerts."""

    banned, willingness = Column(), Column()

    def enter(self) -> None:
        """Enter alerts on the share of returned persons that law asks for, less where the government is unwilling."""
        self.banned = self.world.config.society.ban_share * (0.5 + 0.5 * self.willingness)


class Judiciary(Agency):
    """Provides places and decisions."""

    places, detained, held, returned, answered, towers, operators = (Column() for _ in range(7))

    def provide(self) -> None:
        """Provide places and operators in this state."""
        provide(self.row, self.row + 1, *provide_arguments(self.world))


def select_arguments(w) -> tuple:
    """What ``select`` reads of a world."""
    d = w.config.crime.drugs
    return w.states, w.posts, w.lookup["first_post"], d.inspected_share, d.selectivity, d.found_share


def provide_arguments(w) -> tuple:
    """What ``provide`` reads of a world."""
    s = w.config.operations.surveillance
    seen = np.bincount(w.sectors.state, w.sectors.seen, len(w.codes)) / WEEK  # they are counted from plan to plan
    return w.states, seen, s.capacity_coupling, s.patience_min
