"""The life of treaties: suspension, denunciation, dated events, and the rebuilding of permissions."""

import numpy as np

from sim.agents.reputation import POLITICAL, trust_in
from sim.agents.state import State, chances
from sim.core.chance import Purpose
from sim.legal.free_movement import FreeMovement
from sim.legal.law import next_change, obligations_kept, parties_today, rebuild
from sim.tables import NEVER


def bring_into_force(model) -> None:
    """Treaties in force become permissions, on the days on which something legal has changed."""
    world = model.world
    if world.day < world.legal_change:
        return
    provisions = [one.provisions for one in world.treaties]
    rebuild(world.law, world.fronts, provisions, world.membership, world.states, world.day)
    world.changed_day, world.legal_change = world.day, next_change(world.membership, world.day)
    note_parties(world)
    parties = [parties_today(world.membership, t, world.day) for t in range(len(world.treaties))]
    world.lookup["kept"][...] = obligations_kept(world.treaties, parties)


def note_parties(world) -> None:
    """Write down who became party to what today, and who ceased to be."""
    m, day = world.membership, world.day
    for kind, dates in (("accession", m.since), ("exit", m.until)):
        for t, i in np.argwhere((dates == day) & (m.since < m.until) & (day > 0)):
            world.log(kind, world.codes[i], about=world.treaties[t].name)


def proceed(model) -> None:
    """Parties reconsider: they suspend free movement, let suspensions end or renew them, and leave treaties."""
    if not model.config.politics.enabled:
        return
    world = model.world
    states = list(model.agents_by_type[State])
    for t, treaty in enumerate(world.treaties):
        parties = parties_today(world.membership, t, world.day)
        terms = next((p for p in treaty.provisions if isinstance(p, FreeMovement)), None)
        leaving = who_leaves(world, t, treaty, parties)
        if terms is not None:
            begins = who_suspends(world, treaty, parties)
            for i in np.flatnonzero(parties.suspended):
                consider_renewal(world, states[i], t, terms)
            for i in np.flatnonzero(begins):
                event = states[i].chance(Purpose.SUSPENSION, 2, treaty.serial) < world.config.politics.event_share
                suspend(world, t, i, world.config.politics.event_days if event else terms.first_days)
        for i in np.flatnonzero(leaving):
            denounce(world, t, i)
    world.law_changes(world.day + 1)  # willingness has moved


def who_suspends(world, treaty, parties) -> np.ndarray:
    """Mask of the parties that reintroduce controls: by hazard, more likely where the public is concerned."""
    near = world.lookup["inner_neighbours"] & parties.bound
    neighbours = (near & parties.suspended).sum(1) / np.maximum(near.sum(1), 1)
    yearly = suspension_rate(world.states.concern, int(parties.bound.sum()), neighbours, world.config.politics)
    luck = chances(world, Purpose.SUSPENSION, treaty.serial)
    return parties.bound & ~parties.suspended & (luck < 1.0 - np.exp(-yearly / 12.0))


def suspension_rate(concern: np.ndarray, parties: int, neighbours: np.ndarray, politics) -> np.ndarray:
    """Onsets a year: the club's normal rate shared by its parties, raised by concern and contagion.

    ``neighbours`` is the share of a state's neighbours in the club that have suspended.
    """
    pressure = politics.suspension_concern * concern + politics.suspension_contagion * neighbours
    return politics.suspension_per_year / max(parties, 1) * np.exp(np.minimum(pressure, 6.0))


def who_leaves(world, t: int, treaty, parties) -> np.ndarray:
    """Mask of the parties that give notice: by hazard, if they stand far from the others, after others left."""
    staying = parties.bound & (world.membership.until[t] == NEVER)
    if treaty.depth == 0.0 or not staying.any():  # courtesy is not left
        return parties.bound & False
    states, until = world.states, world.membership.until[t]
    gone = int(((until <= world.day) & (until > world.day - 5 * 365)).sum())
    left = gone / max(1, gone + int(parties.bound.sum()))  # share of parties that left within five years
    distance = np.abs(states.ideal - states.ideal[parties.bound].mean())
    mistrust = 1.0 - 2.0 * trust_in(world.dyads, POLITICAL)[:, parties.bound].mean(1)
    fresh = world.day - states.took_office < 365
    yearly = exit_rate(distance, left, fresh, mistrust, treaty.depth, world.config.politics)
    return staying & (chances(world, Purpose.EXIT, treaty.serial) < 1.0 - np.exp(-yearly / 12.0))


def exit_rate(distance: np.ndarray, left: float, fresh: np.ndarray, mistrust: np.ndarray, depth: float, politics):
    """Exits a year: by distance from the parties' mean, contagion, a new leader, mistrust, depth."""
    score = politics.exit_preference * (distance - 0.5) + politics.exit_contagion * left + politics.exit_leader * fresh
    return politics.exit_per_year * np.exp(np.minimum(score + mistrust - politics.exit_depth * depth, 8.0))


def consider_renewal(world, state: State, t: int, terms: FreeMovement) -> None:
    """A prolonged suspension nearing its term may be renewed up to the ceiling."""
    p, m, i, day, treaty = world.config.politics, world.membership, state.row, world.day, world.treaties[t]
    prolonged = m.suspended_until[t, i] - m.suspended_from[t, i] > p.event_days
    ends_soon = m.suspended_until[t, i] - day <= 31
    length = m.suspended_until[t, i] - m.suspended_since[t, i]
    renewable = prolonged and ends_soon and length < terms.ceiling_days
    if renewable and state.chance(Purpose.SUSPENSION, 1, treaty.serial) < p.renewal:
        ceiling = m.suspended_since[t, i] + terms.ceiling_days
        m.suspended_until[t, i] = min(m.suspended_until[t, i] + terms.renewal_days, ceiling)
        world.log("suspension renewed", state.code, about=f"{treaty.name}, {terms.renewal_days} days")


def suspend(world, t: int, i: int, days: int) -> None:
    """A party reintroduces controls from tomorrow, or prolongs them; its neighbours take note."""
    m, day, until = world.membership, world.day, world.day + 1 + days
    if m.suspended_from[t, i] <= day < m.suspended_until[t, i]:
        until = max(until, m.suspended_until[t, i])
    else:
        m.suspended_from[t, i], m.suspended_since[t, i] = day + 1, day + 1
    m.suspended_until[t, i] = until
    world.law_changes(day + 1)
    world.tally.suspensions[day] += 1
    world.dyads.bad[POLITICAL, :, i] += world.config.trust.negativity * 0.2
    world.log("suspension", world.codes[i], about=f"{world.treaties[t].name}, {days} days")


def denounce(world, t: int, i: int) -> None:
    """A party gives notice: data access ends at once where the treaty is of that kind, the rest after the notice."""
    m, day, treaty = world.membership, world.day, world.treaties[t]
    if m.until[t, i] <= day + 1 + treaty.notice_days:
        return  # the end is set already
    m.until[t, i] = day + 1 + treaty.notice_days
    m.access[t, i] = day + 1 if treaty.access_ends_at_once else m.until[t, i]
    world.law_changes(day + 1)
    world.tally.denunciations[day] += 1
    world.dyads.bad[:, :, i] += world.config.trust.negativity
    world.log("denunciation", world.codes[i], about=f"{treaty.name}, exit in {treaty.notice_days} days")


def happen(model) -> None:
    """Dated events of the scenario come to pass."""
    world = model.world
    for name, event in model.due_events():
        rows = [k for k, code in enumerate(world.codes) if code in event.states]
        members = np.flatnonzero(world.states.member)
        legal = event.type in ("denounce", "suspend")
        treaties = [t for t, one in enumerate(world.treaties) if legal and one.name == event.treaty]
        if event.type == "surge":
            model.endings.append((world.day + event.days, surging(world, event)))
            set_surges(model)
            world.log(
                "surge", ",".join(event.states), about=f"{name}: departures x {event.factor:g}, {event.days} days"
            )
        elif event.type == "mandate":  # a law obliges to enter more alerts, or allows fewer
            touched = rows if event.states else members
            world.lists.inflow[:, touched] *= event.factor
            world.log("mandate", ",".join(world.codes[i] for i in touched), about=f"{name}: alerts x {event.factor:g}")
        elif event.type == "election":
            for state in model.agents_by_type[State]:
                if state.row in (rows if event.states else members):
                    state.elect(event.factor)
        for t in treaties:
            bound = parties_today(world.membership, t, world.day).bound
            for i in rows if event.states else np.flatnonzero(bound):
                if bound[i]:
                    denounce(world, t, i) if event.type == "denounce" else suspend(world, t, i, event.days)
    if any(day <= world.day for day, _ in model.endings):
        model.endings = [e for e in model.endings if e[0] > world.day]
        set_surges(model)


def set_surges(model) -> None:
    """Departures rise by every surge under way, one upon another."""
    world, surges = model.world, [e for _, e in sorted(model.config.events.items()) if e.type == "surge"]
    world.streams.surge[:] = 1.0
    for event in surges:
        if model.config.start <= event.date <= world.date and (world.date - event.date).days < event.days:
            world.streams.surge[surging(world, event)] *= event.factor


def surging(world, event) -> np.ndarray:
    """Streams of an event: by origin's name, or all of persons."""
    names = world.geography.origins.name
    named = np.array([not event.states or names[o] in event.states for o in world.streams.origin])
    return np.flatnonzero(named & (world.streams.kind == 0))
