"""From treaties to permissions: each treaty in force grants, the best grant wins, what nobody grants is forbidden."""

import numpy as np

from sim.legal.provision import FOREVER, Parties


def parties_today(membership, treaty: int, day: int) -> Parties:
    """Who is bound by a treaty today, has access to its data, and has suspended free movement."""
    bound = (membership.since[treaty] <= day) & (day < membership.until[treaty])
    access = bound & (day < membership.access[treaty])
    suspended = (membership.suspended_from[treaty] <= day) & (day < membership.suspended_until[treaty])
    gives, uses = access & (membership.contributes[treaty] <= day), access & (membership.searches[treaty] <= day)
    return Parties(bound, access, gives, uses, bound & suspended)


def rebuild(law, fronts, treaties, membership, states, day: int) -> None:
    """Write today's permissions. The order of treaties cannot matter: every grant only raises."""
    for column in law:
        column[...] = 0
    law.alert_days[...], law.request_days[...] = FOREVER, FOREVER
    for t, provisions in enumerate(treaties):
        parties = parties_today(membership, t, day)
        for provision in provisions:
            provision.grant(law, parties, states)
    np.minimum(law.alerts, states.cap[:, None], out=law.alerts)  # courts bind the giver
    fronts.controlled[:] = 2 - law.free[fronts.state, fronts.neighbour]
    fronts.outer[:] = outer_border(law, fronts, states.member)


def outer_border(law, fronts, member) -> np.ndarray:
    """Fronts at the external border of those whom free movement binds; where it binds nobody, all of the members'."""
    free = law.free > 0
    np.fill_diagonal(free, False)
    club = free.any(axis=1) if free.any() else member == 1
    return club[fronts.state] & ~free[fronts.state, fronts.neighbour]


def next_change(membership, day: int) -> int:
    """The next day on which some standing changes by date."""
    dates = np.concatenate([column.ravel() for column in membership[:7]])
    later = dates[dates > day]
    return int(later.min()) if later.size else 2**31 - 1


def obligations_kept(treaties, parties) -> np.ndarray:
    """(states, states) depth of the deepest treaty that both are party to, in good standing."""
    kept = 0.0
    for treaty, who in zip(treaties, parties, strict=True):
        standing = who.bound & ~who.suspended
        kept = np.maximum(kept, treaty.depth * np.outer(standing, standing))
    return kept
