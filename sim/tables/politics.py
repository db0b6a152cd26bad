"""Politics: governments and their publics."""

from typing import NamedTuple

from sim.engine.table import Code, Day, Real, Share


class Governments(NamedTuple):
    """Governments with their publics, a row a state."""

    sovereignty_cost: Real  # sd by which a state prefers acting alone [build]
    concern: Real  # of the public about borders, sd [politics.shift]
    habit: Real  # published crossings the public is used to, a month [build, politics.shift]
    ideal: Real  # government's preference for acting alone, sd [politics.shift, politics.hold, legal.happen]
    willingness: Share  # to cooperate [politics.shift, politics.hold]
    next_election: Day  # [politics.hold, legal.happen]
    took_office: Day  # [politics.hold, legal.happen]
    acts: Code  # whether the government decides anything; off, all stays as at the start [build]
