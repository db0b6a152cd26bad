"""Politics: governments and their publics."""

from typing import NamedTuple

from sim.engine.table import Code, Count, Day, Real, Share


class Governments(NamedTuple):
    """Governments with their publics, one row for each state."""

    sovereignty_cost: Real  # sd by which a state prefers acting alone [build]
    concern: Real  # of the public about borders, sd [events.happen, politics.update_opinion]
    habit: Real  # published crossings the public is used to, a month [build, politics.update_opinion]
    reads: Code  # (states, states) whose borders the public read about last [build, politics.update_opinion]
    usual: Real  # crossings at its outer borders that statistics published a month before the run [build]
    usual_inner: Real  # the same at its borders with other members of its club [build]
    surge: Real  # log of the last months' published crossings over those of the years before [politics.update_opinion]
    alarm: Real  # memory of leaks of the state's data, orders of magnitude [events.happen, politics.update_opinion]
    fear: Real  # of an attack, as long as it is fresh, sd [events.happen, politics.update_opinion]
    partners: Count  # parties that govern together, each of which can say no [build, events.happen, politics.hold_elections]
    reluctance: Real  # by how much the most reluctant of them would rather act alone than the government, sd [build, events.happen, politics.hold_elections]
    ideal: Real  # government's preference for acting alone, sd [build, events.happen, politics.update_opinion, politics.hold_elections]
    willingness: Share  # to cooperate [build, politics.update_opinion, politics.hold_elections]
    next_election: Day  # [build, events.happen, politics.hold_elections]
    took_office: Day  # [build, events.happen, politics.hold_elections]
    acts: Code  # whether the government decides anything; off, all stays as at the start [build]
