"""What the ledger reads once a week: of institutions talks, memberships and duties kept; what services do together."""

import numpy as np

from sim.tables import Forum, Infringement, Talks
from sim.world import World

WEEK = 7


def read_institutions(w: World) -> None:
    """Write where treaties stand today into the ledger, for today and the six days to come."""
    m, week, tally = w.membership, slice(w.day, w.day + WEEK), w.tally
    bound = (m.since <= w.day) & (w.day < m.until)
    told = np.array([one.compliance is not None for one in w.instruments], bool)
    guards = np.array([one.guards for one in w.instruments], bool).reshape(bound.shape)
    duties = bound & told[:, None]
    tally.talks[week] = int((w.treaties.talks == Talks.OPEN).sum())
    tally.memberships[week], tally.deals[week] = int(bound.sum()), int((bound & guards).sum())
    tally.duties[week], tally.duties_kept[week] = int(duties.sum()), float(m.effort[duties].sum())
    tally.duties_missed_incapable[week] = float(m.incapable[duties].sum())
    tally.infringements[week] = int((m.infringement[duties] != Infringement.NONE).sum())
    read_services(w, week)
    tally.disputes[week] = int((w.disputes.forum != Forum.NONE).sum())


def read_services(w: World, week: slice) -> None:
    """Write what services do together, and where the people of networks are, for a week."""
    tally, guards, networks = w.tally, w.border_guards, w.networks
    at_work, member = networks.active == 1, w.states.member == 1
    tally.joint_teams[week] = int(((networks.team_from <= w.day) & (w.day < networks.team_until)).sum())
    tally.networks_seen[week], tally.people_beyond[week] = int(at_work.sum()), float(networks.abroad[at_work].sum())
    tally.victims_present[week] = int(w.victims.present[:, member].sum())
    tally.arms_stock[week] = int(w.arms.stock.sum())
    here = member[w.sides.state]
    tally.bribed_officers[week] = int(w.temptation.bribed[here].sum())
    tally.aid_eur[week] = float(np.minimum(w.law.aid.sum(1), 1.0) @ w.systems.equipment_eur)
    tally.corps_units[week] = float(guards.corps_patrols.sum() + guards.corps_boats.sum())
    alarms = (guards.false_alarms * guards.towers + guards.shared_alarms)[member]
    tally.alarms[week], tally.alarms_answered[week] = float(alarms.sum()), float(alarms @ guards.answered[member])
