"""From treaties to permissions: each treaty in force grants, the best grant wins, what nobody grants is forbidden."""

from typing import cast

import numpy as np

from sim.engine.table import NEVER, empty
from sim.legal.provision import FOREVER, Parties
from sim.legal.settings import LegalSettings
from sim.legal.visas import demand_visas
from sim.tables import BorderSides, Forum, Kind, Law, Membership, Status
from sim.world import World

DATED = ("since", "until", "access", "suspended_from", "suspended_until", "contributes", "searches")
STEPS_DATED = (*DATED, "signed", "ratified", "answer_until")


def parties_today(membership: Membership, treaty: int, day: int) -> Parties:
    """The states that a treaty binds today, that have access to its data, and that have suspended, and where."""
    bound = (membership.since[treaty] <= day) & (day < membership.until[treaty])
    access = bound & (day < membership.access[treaty])
    suspended = (membership.suspended_from[treaty] <= day) & (day < membership.suspended_until[treaty])
    gives, uses = access & (membership.contributes[treaty] <= day), access & (membership.searches[treaty] <= day)
    controls = (bound & suspended)[:, None] & (membership.controls[treaty] == 1)
    return Parties(bound, access, gives, uses, bound & suspended, controls)


LATENCIES = ("alert_days", "request_days", "evidence_days", "surrender_days")
BY_KIND = ("alerts", "alert_days", "shown")  # of alerts


def blank_law(states: int) -> Law:
    """Law that permits nothing."""
    law = empty(Law, states, states)
    law = law._replace(**{name: np.zeros((len(Kind), states, states), getattr(law, name).dtype) for name in BY_KIND})
    forbid(law)
    return law


def forbid(law: Law) -> None:
    """Write that nothing is permitted."""
    for column in law:
        column[...] = 0
    for name in LATENCIES:
        getattr(law, name)[...] = FOREVER


def rebuild(w: World) -> None:
    """Write today's permissions. The order of treaties cannot matter: every grant only raises."""
    law = w.law
    forbid(law)
    w.visas.demanded[...], w.visas.lifted[...] = 0, 0
    parties = [parties_today(w.membership, t, w.day) for t in range(len(w.instruments))]
    for t, bound in enumerate(parties):
        if w.treaties.strength[t] > 0.0:
            grant(w, t, bound)
    hold_back(law, w)
    bind_by_budget(law, w)
    np.minimum(law.alerts, w.police.court_limit[:, None], out=law.alerts)  # courts bind the giver
    w.sides.controlled[:] = 2 - law.free[w.sides.state, w.sides.neighbour]
    w.sides.outer[:] = outer_border(law, w.sides, w.states.member)
    w.dyads.obligations[...] = obligations_kept(w, parties)
    demand_visas(w)


def hold_back(law: Law, w: World) -> None:
    """Where two states have an open dispute, less passes between them, and patrols of the other are less welcome."""
    d, s = w.disputes, w.settings(LegalSettings)
    weight = np.where(d.forum != Forum.NONE, 1.0 + d.salience, 0.0) * np.where(d.forum == Forum.ESCALATED, 2.0, 1.0)
    worst = np.maximum(weight, weight.T)  # of the two disputes that a pair may have
    if not worst.any():
        return
    for columns, share in (
        ((law.alerts, law.requests), s.dispute_sharing),
        ((law.patrol, law.pursuit), s.dispute_patrols),
    ):
        for column in columns:
            column *= (1.0 - share) ** worst


def bind_by_budget(law: Law, w: World) -> None:
    """Cut what states pay for the guard of others' exits to what their budgets allow; each cuts all its pay alike.

    Those who pay the same guard share its pay by their GDP.
    """
    if not law.exit_pay.any():
        return
    gdp, limit = w.states.gdp_usd, w.settings(LegalSettings).abroad_gdp_share
    paying = (law.exit_pay > 0.0) * gdp[None, :]
    share = paying / np.maximum(paying.sum(1, keepdims=True), 1e-9)
    owed = (law.exit_pay.max(1) * gdp) @ share
    left = np.minimum(1.0, limit * gdp / np.maximum(owed, 1e-9))
    law.exit_pay[...] *= (share @ left)[:, None]


class Watched:
    """Law to write on that remembers which of its columns were asked for, so that the others need not be looked at."""

    def __init__(self, law: Law) -> None:
        self.law, self.asked = law, set[str]()

    def __getattr__(self, column: str) -> np.ndarray:
        self.asked.add(column)
        return np.asarray(getattr(self.law, column))

    def forget(self) -> None:
        """Forbid again what was written."""
        for name in self.asked:
            getattr(self.law, name)[...] = FOREVER if name in LATENCIES else 0
        self.asked.clear()


def grant(w: World, t: int, parties: Parties) -> None:
    """Raise permissions to what a treaty gives, as deep as it was agreed, and as far as both sides keep it."""
    instrument, kept = w.instruments[t], kept_share(w, t)
    whole = bool((kept == 1.0).all())
    draft = None if whole else scratch(w, len(kept))
    granted = w.law if draft is None else cast(Law, draft)
    for k, provision in enumerate(instrument.provisions):
        out = instrument.reserved[provision.name] | (w.membership.opted_out[t, :, k] == 1)
        provision.grant(granted, without(parties, out), w)
    if draft is not None:
        raise_by(w.law, draft, kept)


def scratch(w: World, states: int) -> Watched:
    """Law to write on that permits nothing yet."""
    if "draft" not in w.views:
        w.views["draft"] = Watched(blank_law(states))
    draft: Watched = w.views["draft"]
    draft.forget()
    return draft


def kept_share(w: World, t: int) -> np.ndarray:
    """(states, states) share of what a treaty's text permits that holds: its depth, and the product of efforts."""
    effort = w.membership.effort[t]
    return np.asarray(w.treaties.strength[t] * np.outer(effort, effort))


def raise_by(law: Law, draft: Watched, kept: np.ndarray) -> None:
    """Raise permissions to a share of others: proportions by it, times by its inverse; a yes or no stays one."""
    for name in sorted(draft.asked):
        column, more = getattr(law, name), getattr(draft.law, name)
        if not more.any():
            continue
        if name in LATENCIES:
            slower = np.full_like(more, FOREVER)
            np.divide(more, kept, out=slower, where=(kept > 0.0) & (more < FOREVER))
            np.minimum(column, slower, out=column)
        elif column.dtype.kind == "f" and name != "query_s":
            np.maximum(column, more * kept, out=column)
        else:
            np.maximum(column, np.where(kept > 0.0, more, 0), out=column, casting="same_kind")


def without(parties: Parties, reserved: np.ndarray) -> Parties:
    """Parties but those that have made a reservation: towards them, and for them, a provision does not hold."""
    if not reserved.any():
        return parties
    bound, access, gives, uses, suspended = (mask & ~reserved for mask in parties[:5])
    return Parties(bound, access, gives, uses, suspended, parties.controls & ~reserved[:, None])


def update_status(w: World) -> None:
    """Write which treaties bind two parties today, and since when."""
    for t in range(len(w.instruments)):
        who = parties_today(w.membership, t, w.day)
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


def next_date(membership: Membership, names: tuple[str, ...], treaties: np.ndarray, day: int) -> int:
    """The next day on which the standing of some state towards some of the treaties changes by date."""
    dates = np.concatenate([getattr(membership, name)[treaties].ravel() for name in names])
    later = dates[dates > day]
    return int(later.min()) if later.size else int(NEVER)


def obligations_kept(w: World, parties: list[Parties]) -> np.ndarray:
    """(states, states) depth of the deepest treaty that both are party to and keep, in good standing."""
    kept = np.zeros(())
    for t, who in enumerate(parties):
        standing = (who.bound & ~who.suspended) * w.membership.effort[t]
        kept = np.maximum(kept, w.treaties.depth[t] * (w.treaties.strength[t] > 0.0) * np.outer(standing, standing))
    return kept
