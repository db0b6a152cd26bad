"""Governments: they see what is published, face elections, and suspend or leave treaties."""

import math
from typing import NamedTuple

import numpy as np

from sim.agents.view import Column, RowAgent
from sim.core.chance import Purpose, mix, normal, uniform, words


class Published(NamedTuple):
    """The newest month of statistics that a public can read about its state."""

    detections: float  # at its own borders and, in part, at those of all with whom it moves freely
    deaths: int
    wait_h: float


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

    def react(self, news: Published) -> None:
        """The public compares what is published with what it is used to; the government feels it."""
        p = self.world.config.politics
        level = news.detections + 20.0  # a few crossings more or less move nobody
        if self.habit == 0.0:
            self.habit = level
        target = p.concern_per_doubling * math.log2(level / self.habit) + p.concern_per_wait_hour * news.wait_h
        target += p.concern_per_death_rate * 100.0 * news.deaths / level
        self.concern += (min(max(target, -3.0), 3.0) - self.concern) * (1.0 - math.exp(-30.0 / p.opinion_days))
        self.habit += (level - self.habit) * (1.0 - math.exp(-30.0 / p.habit_days))

    def make_up_its_mind(self) -> None:
        """Set how willing the government is to cooperate."""
        p = self.world.config.politics
        logit = p.willingness_base - p.willingness_ideal * (self.ideal + self.sovereignty_cost)
        logit -= p.willingness_concern * self.concern
        self.willingness = 1.0 / (1.0 + math.exp(-logit))

    def drift(self) -> None:
        """The ideal point drifts back to the middle between elections."""
        self.ideal *= self.world.config.politics.persistence

    def faces_election(self, days: int) -> bool:
        """Whether the term ends or the government falls within the ``days`` since the last look."""
        falls = self.chance(Purpose.ELECTION) < 1.0 - math.exp(-self.world.config.politics.fall_per_year * days / 365.0)
        return falls or self.next_election <= self.world.day

    def elect(self, shift: float | None = None) -> None:
        """A new government takes office; a concerned public prefers one that acts alone.

        The shift of the ideal point is Student t with four degrees of freedom unless given.
        """
        world, p = self.world, self.world.config.politics
        if shift is None:
            w = words(world.seed, self.serial, world.day, int(Purpose.IDEAL), 0)
            v = words(world.seed, self.serial, world.day, int(Purpose.IDEAL), 1)
            chi = sum(normal(a, b) ** 2 for a, b in ((v[0], v[1]), (v[1], v[0]), (v[2], v[3]), (v[3], v[2])))
            shift = p.turnover_sd * (normal(w[0], w[1]) / math.sqrt(max(chi, 0.05) / 4.0) + 0.3 * self.concern)
        self.ideal = min(max(self.ideal + shift, -4.0), 4.0)
        self.took_office = world.day
        self.next_election = world.day + p.term_days
        kept = 1.0 - world.config.trust.forget_at_turnover
        for memory in (world.dyads.good, world.dyads.bad):
            memory[:, self.row, :] *= kept
            memory[:, :, self.row] *= kept
        world.log("election", self.code, about=f"ideal point {self.ideal:+.2f} sd")
