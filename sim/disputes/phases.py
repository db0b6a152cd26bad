"""The phases of disputes: incidents are noted, disputes arise, and go through their forums."""

import numpy as np

from sim.agents import Model
from sim.disputes import frictions
from sim.disputes.forums import Case, chosen, ending, obeyed, rung
from sim.disputes.friction import Friction, between
from sim.disputes.settings import DisputeSettings
from sim.engine.chance import Purpose, draw, mix, uniform
from sim.engine.ladder import Draw, days_on, succeeds
from sim.engine.open_set import members
from sim.engine.reputation import trust_in
from sim.engine.table import NEVER
from sim.tables import Domain, Forum
from sim.world import World

FRICTIONS: list[Friction] = [kind() for kind in members(frictions, Friction)]
ACCEPTS, WITH_RESERVATIONS = 1, 2  # stances to the compulsory jurisdiction of the International Court of Justice
ARBITRATION, COURT = 2, 3  # values of ``law.forum``
ALONE, CLAIMED, KEPT, ENDED = 0, 3, 4, 5  # indices of chance


def note_incidents(model: Model) -> None:
    """Incidents of the day are added to the month's."""
    w = model.world
    for k, kind in enumerate(FRICTIONS):
        hazard = kind.at_sides(w)
        if hazard is not None:
            w.disputes.at_sides[k] += hazard


def gather(w: World) -> None:
    """Bring the month's incidents of all kinds together, and note which kind weighs most."""
    d = w.disputes
    d.incidents[...], d.heaviest[...] = 0.0, 0.0
    for k, kind in enumerate(FRICTIONS):
        hazard = between(w, d.at_sides[k]) if d.at_sides[k].any() else kind.hazards(w)
        if hazard is not None:
            d.incidents[...] += hazard
            heavier = (hazard > d.heaviest) & (d.forum == Forum.NONE)
            d.cause[heavier], d.heaviest[heavier] = k, hazard[heavier]
    d.at_sides[...] = 0.0


def arise(model: Model) -> None:
    """Incidents of the month raise disputes between states that have none with each other; open ones cost trust."""
    w, d = model.world, model.world.disputes
    gather(w)
    chance, numbers = -np.expm1(-d.incidents) * (d.forum == Forum.NONE), np.empty(len(w.codes))
    for j in np.flatnonzero(chance.any(0)):
        draw(w.states.serial, w.states.serial[j], w.seed, w.day, int(Purpose.DISPUTE), ALONE, numbers)
        for i in np.flatnonzero(numbers < chance[:, j]):
            kind = FRICTIONS[d.cause[i, j]]
            raise_dispute(w, int(i), int(j), kind.salience, kind.name)
    quarrel = (d.forum != Forum.NONE) | (d.forum.T != Forum.NONE)
    w.dyads.bad[Domain.POLITICAL] += w.conduct.negativity * w.settings(DisputeSettings).blame * quarrel


def proceed(model: Model) -> None:
    """Stages that end today are followed by the next, or by the end of the dispute."""
    w, d = model.world, model.world.disputes
    if w.day < w.dispute_day:
        return
    for i, j in np.argwhere(d.until == w.day):
        go_on(w, int(i), int(j))
    w.dispute_day = int(d.until.min())


def raise_dispute(w: World, i: int, j: int, salience: float, about: str) -> None:
    """State ``i`` raises a claim against state ``j`` about a kind of incident."""
    d = w.disputes
    d.raised[i, j], d.failures[i, j], d.salience[i, j] = w.day, 0, salience
    enter(w, i, j, Forum.CLAIM)
    w.tally.disputes_raised[w.day] += 1
    w.schedule_law(w.day + 1)
    w.log("dispute", w.codes[i], w.codes[j], f"{about.replace('_', ' ')}")


def enter(w: World, i: int, j: int, forum: Forum) -> None:
    """Go to a forum, and set the day on which its proceedings end."""
    d, key = w.disputes, Draw(w.seed, pair_key(w, i, j), w.day, int(Purpose.DISPUTE))
    d.forum[i, j] = forum
    d.until[i, j] = w.day + days_on(rung(forum, w.settings(DisputeSettings)), key)
    w.dispute_day = min(w.dispute_day, int(d.until[i, j]))


def go_on(w: World, i: int, j: int) -> None:
    """A stage has run its time."""
    d, s, key = w.disputes, w.settings(DisputeSettings), pair_key(w, i, j)
    forum, case = Forum(d.forum[i, j]), case_of(w, i, j)
    if forum == Forum.ESCALATED:
        return end(w, i, j, "dormant")
    if forum in (Forum.CLAIM, Forum.STALLED):
        numbers = np.array([uniform(w.seed, key, w.day, int(Purpose.DISPUTE), 16 + k) for k in range(3)])
        enter(w, i, j, chosen(case, numbers, s))
        return w.log("attempt", w.codes[i], w.codes[j], rung(Forum(d.forum[i, j]), s).name)
    if succeeds(rung(forum, s, case.mediator), Draw(w.seed, key, w.day, int(Purpose.DISPUTE))):
        kept = uniform(w.seed, key, w.day, int(Purpose.DISPUTE), KEPT) < obeyed(forum, s)
        return settle(w, i, j, rung(forum, s).name, kept)
    d.failures[i, j] += 1
    w.log("attempt fails", w.codes[i], w.codes[j], rung(forum, s).name)
    after = ending(case, uniform(w.seed, key, w.day, int(Purpose.DISPUTE), ENDED), s)
    if after == Forum.NONE:
        return end(w, i, j, "dropped")
    enter(w, i, j, after)
    if after == Forum.ESCALATED:
        w.schedule_law(w.day + 1)
        w.log("escalation", w.codes[i], w.codes[j])
    return None


def case_of(w: World, i: int, j: int) -> Case:
    """What decides where a dispute goes."""
    d, trust = w.disputes, trust_in(w.dyads, Domain.POLITICAL)
    both = np.minimum(trust[i], trust[j])
    both[[i, j]] = 0.0
    unequal = abs(float(np.log(max(w.states.gdp_usd[i], 1.0) / max(w.states.gdp_usd[j], 1.0))))
    return Case(
        int(d.failures[i, j]), float(d.salience[i, j]), can_sue(w, i, j), clause(w, i, j) == ARBITRATION, unequal,
        float(both.max()),
    )  # fmt: skip


def settle(w: World, i: int, j: int, forum: str, kept: bool) -> None:
    """The dispute is settled, and both think better of each other; what is not kept is soon claimed again."""
    w.tally.disputes_settled[w.day] += 1
    w.tally.disputes_settled_days[w.day] += w.day - int(w.disputes.raised[i, j])
    for pair in ((i, j), (j, i)):
        w.dyads.good[Domain.POLITICAL][pair] += w.settings(DisputeSettings).relief
    failures, about = int(w.disputes.failures[i, j]), FRICTIONS[w.disputes.cause[i, j]].name
    end(w, i, j, f"settled by {forum}")
    if not kept:
        raise_dispute(w, i, j, float(w.disputes.salience[i, j]), f"{about}, settlement not kept")
        w.disputes.failures[i, j] = failures + 1


def end(w: World, i: int, j: int, how: str) -> None:
    """There is no dispute any more."""
    d = w.disputes
    d.forum[i, j], d.until[i, j] = Forum.NONE, NEVER
    w.schedule_law(w.day + 1)
    w.log("dispute ends", w.codes[i], w.codes[j], f"{how}, after {w.day - int(d.raised[i, j])} days")


def can_sue(w: World, i: int, j: int) -> bool:
    """Whether one side can take the dispute to a court alone: by a treaty's clause, or by both states' declarations."""
    stances = [int(w.states.icj[k]) for k in (i, j)]
    if clause(w, i, j) == COURT:
        return True
    if not all(stance in (ACCEPTS, WITH_RESERVATIONS) for stance in stances):
        return False
    reserved = w.settings(DisputeSettings).reserved_share if WITH_RESERVATIONS in stances else 0.0
    raised = int(w.disputes.raised[i, j])
    return bool(uniform(w.seed, pair_key(w, i, j), raised, int(Purpose.DISPUTE), CLAIMED) >= reserved)


def clause(w: World, i: int, j: int) -> int:
    """The strongest forum that a treaty in force opens between two states, as ``law.forum`` tells."""
    return int(w.law.forum[i, j])


def pair_key(w: World, i: int, j: int) -> np.uint64:
    """The key of chance of an ordered pair of states."""
    return np.uint64(mix(w.states.serial[i], w.states.serial[j]))
