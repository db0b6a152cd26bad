"""From treaties to permissions: each treaty in force grants, the best grant wins, what nobody grants is forbidden."""

import numpy as np

from sim.engine.table import NEVER
from sim.legal.provision import FOREVER, Parties
from sim.legal.visas import demand_visas
from sim.tables import BorderSides, Law, Membership, Status
from sim.world import World

DATED = ("since", "until", "access", "suspended_from", "suspended_until", "contributes", "searches")


def parties_today(membership: Membership, treaty: int, day: int) -> Parties:
    """The states that a treaty binds today, that have access to its data, and that have suspended, and where."""
    bound = (membership.since[treaty] <= day) & (day < membership.until[treaty])
    access = bound & (day < membership.access[treaty])
    suspended = (membership.suspended_from[treaty] <= day) & (day < membership.suspended_until[treaty])
    gives, uses = access & (membership.contributes[treaty] <= day), access & (membership.searches[treaty] <= day)
    controls = (bound & suspended)[:, None] & (membership.controls[treaty] == 1)
    return Parties(bound, access, gives, uses, bound & suspended, controls)


def rebuild(w: World) -> None:
    """Write today's permissions. The order of treaties cannot matter: every grant only raises."""
    law = w.law
    for column in law:
        column[...] = 0
    law.alert_days[...], law.request_days[...] = FOREVER, FOREVER
    w.visas.demanded[...], w.visas.lifted[...] = 0, 0
    parties = [parties_today(w.membership, t, w.day) for t in range(len(w.instruments))]
    for instrument, bound in zip(w.instruments, parties, strict=True):
        for provision in instrument.provisions:
            provision.grant(law, bound, w)
    np.minimum(law.alerts, w.police.court_limit[:, None], out=law.alerts)  # courts bind the giver
    w.sides.controlled[:] = 2 - law.free[w.sides.state, w.sides.neighbour]
    w.sides.outer[:] = outer_border(law, w.sides, w.states.member)
    w.dyads.obligations[...] = obligations_kept(w.treaties.depth, parties)
    demand_visas(w)
    update_status(w, parties)


def update_status(w: World, parties: list[Parties]) -> None:
    """Write which treaties bind two parties today, and since when."""
    for t, who in enumerate(parties):
        in_force, was = who.bound.sum() > 1, w.treaties.status[t] == Status.IN_FORCE
        if in_force and not was:
            w.treaties.status[t], w.treaties.entered[t], w.treaties.ended[t] = Status.IN_FORCE, w.day, NEVER
        elif was and not in_force:
            w.treaties.status[t], w.treaties.ended[t] = Status.ENDED, w.day


def outer_border(law: Law, sides: BorderSides, member: np.ndarray) -> np.ndarray:
    """Sides at the external border of the states that free movement binds; where it binds none, those of members."""
    free = law.free > 0
    np.fill_diagonal(free, False)
    club = np.asarray(free.any(axis=1) if free.any() else member == 1)
    return club[sides.state] & ~free[sides.state, sides.neighbour]


def next_change(membership: Membership, day: int) -> int:
    """The next day on which the standing of some state changes by date."""
    dates = np.concatenate([getattr(membership, name).ravel() for name in DATED])
    later = dates[dates > day]
    return int(later.min()) if later.size else int(NEVER)


def obligations_kept(depth: np.ndarray, parties: list[Parties]) -> np.ndarray:
    """(states, states) depth of the deepest treaty that both are party to, in good standing."""
    kept = np.zeros(())
    for deep, who in zip(depth, parties, strict=True):
        standing = who.bound & ~who.suspended
        kept = np.maximum(kept, deep * np.outer(standing, standing))
    return kept
