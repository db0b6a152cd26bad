"""What the ledger reads of institutions once a week: talks, memberships, deals, duties kept."""

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
    tally.disputes[week] = int((w.disputes.forum != Forum.NONE).sum())
