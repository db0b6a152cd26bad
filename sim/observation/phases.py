"""The end of the day: statistics offices count, the ledger is written."""

import numpy as np

from sim.agents.reputation import DOMAINS, trust_in
from sim.core.closing import add_up, close_fronts, close_posts, record


def count(model) -> None:
    """Statistics offices add today to the month; it is published after a delay."""
    w, s = model.world, model.config.society
    month = model.month
    before = int(w.observed.deaths[month][w.states.member == 1].sum())
    record(month, w.fronts, w.posts, w.observed, s.death_recorded_share, w.states.serial, w.seed, w.day)
    w.tally.deaths_recorded[w.day] = int(w.observed.deaths[month][w.states.member == 1].sum()) - before


def close(model) -> None:
    """Write today's row of the ledger."""
    w, day = model.world, model.world.day
    row, look, states = w.tally, w.lookup, w.states
    member = states.member == 1
    close_fronts(day, w.fronts, row)
    close_posts(day, w.states, w.posts, row)
    if day >= model.config.burn_in_days:
        add_up(w.fronts, w.posts, w.totals)
    row.setting_out[day] = w.streams.setting_out[w.streams.kind == 0].sum()
    row.searches[day] = look["searches"][member].sum()
    row.hits_own[day] = look["own"][member].sum() + row.alert_hits_own[day]
    row.hits_foreign[day] = look["foreign"][member].sum() + row.alert_hits_foreign[day]
    row.false_matches[day] = look["wrong"][member].sum()
    row.alerts_active[day] = int(states.listed[member].sum()) + look["by_issuer"][member].sum()
    close_cooperation(w, row, day, member)
    row.networks_active[day] = w.networks.active.sum()
    row.detention_days[day] = states.detained[member].sum()
    row.spend_eur[day] = states.spend_eur[member].sum()


def close_cooperation(w, row, day: int, member: np.ndarray) -> None:
    """Treaties, trust and exposure."""
    m = w.membership
    bound = (m.since <= day) & (day < m.until)
    row.treaties_in_force[day] = int((bound.sum(1) > 1).sum())
    suspended = (m.suspended_from <= day) & (day < m.suspended_until) & bound
    row.suspended_days[day] = int(suspended.any(0).sum()) if len(bound) else 0
    row.willingness[day] = w.states.willingness[member].mean()
    row.concern[day] = w.states.concern[member].mean()
    if day % 7 == 0:  # these move with the weekly reading of trust
        w.lookup["cooperation"] = read_cooperation(w, member)
    row.trust[day], row.joint_hours[day] = w.lookup["cooperation"]
    row.exposure[day] = w.lookup["exposure"]


def read_cooperation(w, member: np.ndarray) -> tuple[float, float]:
    """Mean trust between members, and partners' patrol-hours that count at the external border."""
    pairs = np.outer(member, member) & ~np.eye(len(member), dtype=bool)
    trust = np.mean([trust_in(w.dyads, d)[pairs].mean() for d in DOMAINS]) if pairs.any() else 0.5
    lent = w.dyads.theta[w.sectors.neighbour, w.sectors.state] * w.sectors.patrols[w.sectors.twin]
    outer = w.fronts.focus[w.stretches.front[w.sectors.stretch]] == 1
    return trust, 24.0 * w.parameters.surveillance.availability * float(lent[outer].sum())
