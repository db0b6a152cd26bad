"""Governments: they see what is published, face elections, and suspend or leave treaties."""

import math

import numpy as np

from sim.agents.view import Column, RowAgent
from sim.core.chance import Purpose, draw, mix, normal, uniform, unit, words


def chances(world, purpose: Purpose, about: int = 0) -> np.ndarray:
    """What ``State.chance`` gives, for every state."""
    numbers = np.empty(len(world.codes))
    draw(world.states.serial, np.uint64(about), world.seed, world.day, int(purpose), 0, numbers)
    return numbers


def make_up_minds(states, rows: slice, politics) -> None:
    """Set how willing governments are to cooperate."""
    alone = states.ideal[rows] + states.sovereignty_cost[rows]
    logit = politics.willingness_base - politics.willingness_ideal * alone
    states.willingness[rows] = 1.0 / (1.0 + np.exp(politics.willingness_concern * states.concern[rows] - logit))


def drawn_shift(seed: int, serial: int, day: int) -> float:
    """A Student t of four degrees of freedom, keyed by state and day of the election."""
    w = words(seed, serial, day, int(Purpose.IDEAL), 0)
    v = words(seed, serial, day, int(Purpose.IDEAL), 1)
    chi = -2.0 * (math.log(unit(v[0])) + math.log(unit(v[1])))  # chi-squared with four degrees of freedom
    return normal(w[0], w[1]) / math.sqrt(max(chi, 0.05) / 4.0)


class State(RowAgent):
    """A government with its public."""

    population, rule_of_law, member = Column(), Column(), Column()
    concern, habit, ideal, willingness = Column(), Column(), Column(), Column()
    next_election, took_office, sovereignty_cost, serial = Column(), Column(), Column(), Column()

    @property
    def table(self):
        """Where states stand."""
        return self.world.states

    @property
    def code(self) -> str:
        """ISO code."""
        return self.world.codes[self.row]

    def chance(self, purpose: Purpose, index: int = 0, about: int = 0) -> float:
        """A keyed number in (0, 1) of this state and day, and of what it is about: the serial of a treaty, 0 none."""
        serial = np.uint64(mix(self.serial, np.uint64(about))) if about else self.serial
        return uniform(self.world.seed, serial, self.world.day, int(purpose), index)

    def make_up_its_mind(self) -> None:
        """Set how willing the government is to cooperate."""
        make_up_minds(self.table, slice(self.row, self.row + 1), self.world.config.politics)

    def elect(self, shift: float | None = None) -> None:
        """A new government takes office; a concerned public prefers one that acts alone.

        The shift of the ideal point is Student t with four degrees of freedom unless given.
        """
        world, p = self.world, self.world.config.politics
        if shift is None:
            shift = p.turnover_sd * (drawn_shift(world.seed, self.serial, world.day) + 0.3 * self.concern)
        self.ideal = min(max(self.ideal + shift, -4.0), 4.0)
        self.took_office = world.day
        self.next_election = world.day + p.term_days
        kept = 1.0 - world.config.trust.forget_at_turnover
        for memory in (world.dyads.good, world.dyads.bad):
            memory[:, self.row, :] *= kept
            memory[:, :, self.row] *= kept
        world.log("election", self.code, about=f"ideal point {self.ideal:+.2f} sd")
