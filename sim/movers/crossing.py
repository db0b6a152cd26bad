"""Movers at borders between posts: they choose a place, are seen or not, stopped or not; one event a mover and day."""

import numpy as np

from sim.engine.chance import unit
from sim.engine.due_scan import list_due
from sim.engine.random_words import ONE, TWO, at, high, low
from sim.engine.rows import kernel, part
from sim.movers.batch import ALONE_LINE, BLOCK, GUIDED_LINE, HELD, PASSING, TRAVELLERS, describe, throw_all
from sim.movers.departures import drawn, plan
from sim.movers.interception import stop_movers
from sim.movers.legal_channel import go_lawfully, known, leave
from sim.tables import DRUGS, Fate, Mode


@part
def reach_border(n, start, base, movers, crossings, batch, streams, routes, legs, sides):
    """Bring a line of travellers to their borders; those at an open one pass, the others go alone or guided.

    Returns  the lengths of the lines of who goes alone, who is guided, who passes
    """
    alone = guided = passing = at(base)
    for j in range(at(base), at(base + n)):
        e = at(batch.lines[at(TRAVELLERS), j])
        i = at(crossings.mover[e])
        r = at(streams.first_route[at(movers.stream[i])] + movers.route[i])
        leg = routes.first_leg[r] + np.int64(movers.leg[i])
        f = at(legs.side[at(leg)])
        batch.leg[e - at(start) + at(base)] = leg
        crossings.side[e] = f
        crossings.fate[e] = Fate.OPEN
        batch.lines[at(PASSING), passing] = e
        batch.lines[at(GUIDED_LINE), guided] = e
        batch.lines[at(ALONE_LINE), alone] = e
        closed = sides.controlled[f] != 0
        led = closed & (movers.mode[i] == Mode.GUIDED) & (sides.guides[f] > 0)
        passing += np.uint64(not closed)
        guided += np.uint64(led)
        alone += np.uint64(closed & (not led))
    return np.int64(alone) - base, np.int64(guided) - base, np.int64(passing) - base


@part
def sector_of(stretch, word, stretches):
    """The sector of a stretch on which a mover comes out, each as likely."""
    return at(stretches.first_sector[stretch] + int(unit(word) * stretches.sectors[stretch]))


@part
def meet(e, i, own, f, caught, seen, held, passing, base, movers, crossings, batch, streams, sides):
    """Decide whether the mover dies, is held, or passes; give the lengths of the lines of held and of passing.

    One draw decides what surveillance does: held below ``caught``, seen below ``seen``.
    """
    word = low(batch.first[own + ONE])
    stopped = word < caught
    crossings.fate[e] = Fate.GOTAWAY if word < seen else Fate.UNSEEN
    died = (high(batch.first[own + ONE]) < sides.danger[f]) & (streams.kind[at(movers.stream[i])] != DRUGS)
    if died:
        crossings.fate[e] = Fate.DIED
        leave(i, movers)
    batch.lines[at(HELD), at(base + held)] = e
    batch.lines[at(PASSING), at(base + passing)] = e
    return held + (stopped & (not died)), passing + (not (stopped | died))


@part
def cross_guided(
    n, held, passing, start, base, movers, crossings, batch, streams, sides, stretches, sectors, networks, sites
):
    """Let a line of the guided cross where their network leads them."""
    for j in range(at(base), at(base + n)):
        e = at(batch.lines[at(GUIDED_LINE), j])
        i, own = at(crossings.mover[e]), (e - at(start) + at(base)) * TWO
        f = at(crossings.side[e])
        net = at(drawn(networks.share, sides.first_network[f], sides.networks[f], unit(low(batch.first[own]))))
        site = drawn(sites.choice, networks.first_site[net], networks.sites[net], unit(high(batch.first[own])))
        sector = sector_of(at(sites.stretch[at(site)]), low(batch.second[own]), stretches)
        crossings.site[e], crossings.sector[e] = site, sector
        held, passing = meet(
            e, i, own, f, sectors.caught_guided[sector], sectors.seen_guided[sector], held, passing, base, movers,
            crossings, batch, streams, sides,
        )  # fmt: skip
    return held, passing


@part
def cross_alone(
    n, held, passing, start, base, movers, crossings, batch, streams, legs, choice_sets, alternatives, sides, stretches, sectors,
    posts, alerts, alert_visibility, latency, find_share, seed, day,
):  # fmt: skip
    """Let a line of those who go alone cross where their community would, between posts or hidden in freight."""
    for j in range(at(base), at(base + n)):
        e = at(batch.lines[at(ALONE_LINE), j])
        i, k = at(crossings.mover[e]), e - at(start) + at(base)
        own, f = k * TWO, at(crossings.side[e])
        choice_set = at(legs.choice_set[at(batch.leg[k])])
        alternative = at(
            drawn(
                alternatives.choice,
                choice_sets.first_alternative[choice_set],
                choice_sets.alternatives[choice_set],
                unit(high(batch.first[own])),
            )
        )
        crossings.alternative[e] = alternative
        if alternatives.post[alternative] >= 0:
            post = at(alternatives.post[alternative])
            crossings.post[e] = post
            tipped = known(i, sides.state[f], movers, alerts, alert_visibility, latency, seed, day) != 0
            caught = np.uint32(find_share * 4294967295.0) if tipped else posts.find_chance[post]
            seen = caught
        else:
            sector = sector_of(at(alternatives.stretch[alternative]), low(batch.second[own]), stretches)
            crossings.sector[e] = sector
            caught, seen = sectors.caught_alone[sector], sectors.seen_alone[sector]
        held, passing = meet(e, i, own, f, caught, seen, held, passing, base, movers, crossings, batch, streams, sides)
    return held, passing


@part
def advance(n, start, base, movers, crossings, batch, legs, day):
    """Let a line of those who passed go on to the next border of their routes, or arrive."""
    for j in range(at(base), at(base + n)):
        e = at(batch.lines[at(PASSING), j])
        i, leg = at(crossings.mover[e]), at(batch.leg[e - at(start) + at(base)])
        if legs.last[leg]:
            leave(i, movers)
        else:
            movers.leg[i] += 1
            movers.attempt[i] = 0
            movers.due[i] = day + max(1, legs.days[leg + at(1)])


@kernel
def cross(
    start, stop, movers, crossings, batch, streams, routes, legs, choice_sets, alternatives, sides, stretches, sectors, posts,
    networks, sites, judiciary, alerts, alert_visibility, latency, readmission, retry, find_share, seed, day,
):  # fmt: skip
    """Live the day's event of every mover who is due.

    Reads    choice tables of streams, routes, cells, networks, sites; chances of sectors and posts; law and alerts
    Writes   movers; crossings from row ``start`` on; slate
    Returns  number of events
    Chance   per mover keyed by own event number: PLAN, CROSS, AFTER, TRAVEL, LEGAL; per alert SHARE
    Source   outcomes as in border book-keeping: arrested, turned back, got away, undetected
    """
    end = list_due(start, stop, movers.due, day + 1, crossings.mover, start)
    for a in range(start, end, BLOCK):
        b = min(a + BLOCK, end)
        planners, travellers, others = describe(
            a, b, start, movers, crossings, batch, retry.recidivism_window_days, day
        )
        throw_all(b - a, start, batch, seed)
        plan(planners, a, start, movers, crossings, batch, streams, routes, legs, day)
        go_lawfully(
            others, a, start, movers, crossings, batch, streams, sides, judiciary, posts, alerts, alert_visibility, latency, retry,
            seed, day,
        )  # fmt: skip
        alone, guided, passing = reach_border(
            travellers, a, start, movers, crossings, batch, streams, routes, legs, sides
        )
        held, passing = cross_guided(
            guided, 0, passing, a, start, movers, crossings, batch, streams, sides, stretches, sectors, networks, sites
        )
        held, passing = cross_alone(
            alone, held, passing, a, start, movers, crossings, batch, streams, legs, choice_sets, alternatives, sides, stretches,
            sectors, posts, alerts, alert_visibility, latency, find_share, seed, day,
        )  # fmt: skip
        passing = stop_movers(
            held, passing, start, movers, crossings, batch, streams, sides, judiciary, alerts, alert_visibility, latency,
            readmission, retry, seed, day,
        )  # fmt: skip
        advance(passing, a, start, movers, crossings, batch, legs, day)
    return end - start
