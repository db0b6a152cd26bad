"""The services of a state: border guards, customs, police and the judiciary."""

from sim.agents.view import Column, RowAgent
from sim.core.chance import threshold
from sim.core.patrols import allocate
from sim.core.surveillance import served

DAY_MIN = 1440.0


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
        """Open fewer trucks when they queue; a loaded truck is likelier chosen than another, and then found or not."""
        w, drugs = self.world, self.world.config.crime.drugs
        own = (w.posts.state == self.row) & (w.posts.trucks_day > 0)
        if not own.any():
            return
        queue = w.posts.truck_queue[own].sum() / max(w.posts.trucks_day[own].sum(), 1.0)
        self.opened = drugs.inspected_share / (1.0 + 4.0 * min(queue, 5.0))
        chance = min(1.0, self.opened * drugs.selectivity) * drugs.found_share
        w.posts.found[own] = threshold(chance)


class Police(Agency):
    """Enters alerts."""

    banned, willingness = Column(), Column()

    def enter(self) -> None:
        """Enter an alert on the share of returned persons that law asks for."""
        self.banned = self.world.config.society.ban_share


class Judiciary(Agency):
    """Provides places and decisions."""

    places, detained, held, returned, answered, towers, operators = (Column() for _ in range(7))

    def provide(self) -> None:
        """Say for which share of arrests there is a place, and of alarms an operator, at today's load."""
        s = self.world.config.operations.surveillance
        if not s.capacity_coupling:
            self.held = self.answered = 1.0
            return
        self.held = min(1.0, self.places / max(self.detained, 1e-9))
        alarms = s.false_alarms_per_tower * self.towers
        self.answered = served(alarms, self.operators, s.alarms_per_operator, s.patience_min / DAY_MIN)
