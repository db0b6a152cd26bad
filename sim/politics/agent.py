"""Governments: they react to published statistics, face elections, and are more or less willing to cooperate."""

import math

import numpy as np

from sim.agents import RowAgent
from sim.engine.agent_columns import Column
from sim.engine.chance import Purpose, normal, unit, words
from sim.politics.settings import PoliticsSettings
from sim.tables import Governments


def set_willingness(governments: Governments, rows: slice, politics: PoliticsSettings) -> None:
    """Set how willing governments are to cooperate."""
    alone = governments.ideal[rows] + governments.sovereignty_cost[rows]
    logit = politics.willingness_base - politics.willingness_ideal * alone
    against = politics.willingness_concern * governments.concern[rows] - logit
    against = against + politics.willingness_alarm * governments.alarm[rows]
    governments.willingness[rows] = 1.0 / (1.0 + np.exp(against))


def draw_shift(seed: int, serial: int, day: int) -> float:
    """A Student t of four degrees of freedom, keyed by state and day of the election."""
    w = words(seed, serial, day, int(Purpose.IDEAL), 0)
    v = words(seed, serial, day, int(Purpose.IDEAL), 1)
    chi = -2.0 * (math.log(unit(v[0])) + math.log(unit(v[1])))  # chi-squared with four degrees of freedom
    return normal(w[0], w[1]) / math.sqrt(max(chi, 0.05) / 4.0)


def draw_partners(seed: int, serial: int, day: int, voice: float, s: PoliticsSettings) -> tuple[int, float]:
    """Parties that govern together, and by how much the most reluctant of them would rather act alone, sd.

    Three further seats are filled by chance, the likelier the freer the state; each partner stands where it stands.
    """
    w, v = (words(seed, serial, day, int(Purpose.IDEAL), 2 + k) for k in range(2))
    free = 1.0 / (1.0 + math.exp(-2.0 * voice))
    further = sum(unit(word) < s.partner_share * free for word in w[:3])
    places = [normal(v[0], v[1]), normal(v[1], v[2]), normal(v[2], v[3])][:further]
    return 1 + further, s.partner_spread * max([0.0, *places])


class State(RowAgent):
    """A government with its public."""

    table_name = "governments"
    population, rule_of_law, member, serial = (Column("states") for _ in range(4))
    concern, habit, ideal, willingness = (Column() for _ in range(4))
    next_election, took_office, sovereignty_cost, partners, reluctance = (Column() for _ in range(5))

    def make_up_its_mind(self) -> None:
        """Set how willing the government is to cooperate."""
        w = self.world
        set_willingness(w.governments, slice(self.row, self.row + 1), w.settings(PoliticsSettings))

    def elect(self, shift: float | None = None) -> None:
        """A new government takes office; a concerned public prefers one that acts alone.

        The shift of the ideal point is Student t with four degrees of freedom unless given.
        """
        w, s = self.world, self.world.settings(PoliticsSettings)
        if shift is None:
            shift = s.turnover_sd * (draw_shift(w.seed, self.serial, w.day) + s.election_concern * self.concern)
        self.ideal += shift
        voice = float(w.states.voice[self.row])
        self.partners, self.reluctance = draw_partners(w.seed, self.serial, w.day, voice, s)
        self.took_office = w.day
        self.next_election = w.day + s.term_days
        kept = 1.0 - w.conduct.forget_at_turnover
        for memory in (w.dyads.good, w.dyads.bad):
            memory[:, self.row, :] *= kept
            memory[:, :, self.row] *= kept
        w.log("election", self.code, about=f"ideal point {self.ideal:+.2f} sd")
