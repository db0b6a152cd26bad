"""The end of the day: statistics offices count, the ledger is written."""

import numpy as np

from sim.agents.reputation import DOMAINS, trust_in
from sim.core import closing as c
from sim.core.closing import add_up, close_fronts, close_posts, close_states, record
from sim.core.views import narrow


def count(model) -> None:
    """Statistics offices add today to the month; it is published after a delay."""
    w, share = model.world, model.config.society.death_recorded_share
    w.tally.deaths_recorded[w.day] = record(
        model.month, narrow(w, "fronts", c.ClosedFronts), narrow(w, "fronts", c.Counted), w.posts.travellers,
        w.posts.wait_min, w.observed, share, w.states.serial, w.seed, w.day,
    )  # fmt: skip


def close(model) -> None:
    """Write today's row of the ledger."""
    w, day, look = model.world, model.world.day, model.world.lookup
    fronts = narrow(w, "fronts", c.ClosedFronts)
    close_fronts(
        day, fronts, narrow(w, "fronts", c.Counted), narrow(w, "tally", c.Counted), narrow(w, "tally", c.ClosedTally)
    )
    close_posts(
        day, w.states.member, w.posts.state, narrow(w, "posts", c.Checked), narrow(w, "posts", c.Waited),
        narrow(w, "tally", c.Checked), narrow(w, "tally", c.Waited),
    )  # fmt: skip
    if day >= model.config.burn_in_days:
        add_up(
            fronts, narrow(w, "fronts", c.Summed), w.posts.travellers, w.posts.wait_min,
            narrow(w, "totals", c.Summed), w.totals.travellers, w.totals.wait_min,
        )  # fmt: skip
    if day % 7 == 0:  # trust and theta are read weekly
        look["cooperation"] = read_cooperation(w, w.states.member == 1)
    close_states(
        day, narrow(w, "states", c.ClosedStates), w.membership, w.networks.active, w.streams.setting_out,
        w.streams.kind, look["searches"], w.lists, look["foreign"], look["unknown"], look["wrong"],
        *look["cooperation"], look["exposure"], narrow(w, "tally", c.StatesTally),
    )  # fmt: skip


def read_cooperation(w, member: np.ndarray) -> tuple[float, float]:
    """Mean trust between members, and partners' patrol-hours that count at the external border."""
    pairs = np.outer(member, member)
    np.fill_diagonal(pairs, False)
    trust = sum(np.sum(trust_in(w.dyads, d), where=pairs) for d in DOMAINS) / len(DOMAINS)
    s = np.flatnonzero(w.fronts.focus[w.stretches.front[w.sectors.stretch]])
    lent = w.dyads.theta[w.sectors.neighbour[s], w.sectors.state[s]] @ w.sectors.patrols[w.sectors.twin[s]]
    hours = 24.0 * w.parameters.surveillance.availability * float(lent)
    return float(trust / pairs.sum()) if pairs.any() else 0.5, hours
