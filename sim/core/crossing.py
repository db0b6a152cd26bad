"""Movers at borders between posts: they choose a place, are seen or not, stopped or not; one event a mover and day."""

import numpy as np

from sim.core.bits import list_due
from sim.core.chance import unit
from sim.core.departing import drawn, plan
from sim.core.dice import ONE, TWO, at, high, low
from sim.core.fates import (  # fmt: skip
    DIED,
    DRUGS,
    GOTAWAY,
    GUIDED,
    OPEN,
    UNSEEN,
)
from sim.core.lawful import go_lawfully, known, leave
from sim.core.rows import kernel, part
from sim.core.slate import ALONE_LINE, BLOCK, GUIDED_LINE, HELD, PASSING, TRAVELLERS, describe, throw_all
from sim.core.stopping import stop_movers


@part
def reach_border(n, start, base, movers, crossings, slate, streams, routes, legs, fronts):
    """Bring a line of travellers to their borders; those at an open one pass, the others go alone or guided.

    Returns  the lengths of the lines of who goes alone, who is guided, who passes
    """
    alone = guided = passing = at(base)
    for j in range(at(base), at(base + n)):
        e = at(slate.lines[at(TRAVELLERS), j])
        i = at(crossings.mover[e])
        r = at(streams.first_route[at(movers.stream[i])] + movers.route[i])
        leg = routes.first_leg[r] + np.int64(movers.leg[i])
        f = at(legs.front[at(leg)])
        slate.leg[e - at(start) + at(base)] = leg
        crossings.front[e] = f
        crossings.fate[e] = OPEN
        slate.lines[at(PASSING), passing] = e
        slate.lines[at(GUIDED_LINE), guided] = e
        slate.lines[at(ALONE_LINE), alone] = e
        closed = fronts.controlled[f] != 0
        led = closed & (movers.mode[i] == GUIDED) & (fronts.guides[f] > 0)
        passing += np.uint64(not closed)
        guided += np.uint64(led)
        alone += np.uint64(closed & (not led))
    return np.int64(alone) - base, np.int64(guided) - base, np.int64(passing) - base


@part
def sector_of(stretch, word, stretches):
    """The sector of a stretch on which a mover comes out, each as likely."""
    return at(stretches.first_sector[stretch] + int(unit(word) * stretches.sectors[stretch]))


@part
def meet(e, i, own, f, caught, seen, held, passing, base, movers, crossings, slate, streams, fronts):
    """Decide whether the mover dies, is held, or passes; give the lengths of the lines of held and of passing.

    One draw decides what surveillance does: held below ``caught``, seen below ``seen``.
    """
    word = low(slate.first[own + ONE])
    stopped = word < caught
    crossings.fate[e] = GOTAWAY if word < seen else UNSEEN
    died = (high(slate.first[own + ONE]) < fronts.danger[f]) & (streams.kind[at(movers.stream[i])] != DRUGS)
    if died:
        crossings.fate[e] = DIED
        leave(i, movers)
    slate.lines[at(HELD), at(base + held)] = e
    slate.lines[at(PASSING), at(base + passing)] = e
    return held + (stopped & (not died)), passing + (not (stopped | died))


@part
def cross_guided(
    n, held, passing, start, base, movers, crossings, slate, streams, fronts, stretches, sectors, networks, sites
):
    """Let a line of the guided cross where their network leads them."""
    for j in range(at(base), at(base + n)):
        e = at(slate.lines[at(GUIDED_LINE), j])
        i, own = at(crossings.mover[e]), (e - at(start) + at(base)) * TWO
        f = at(crossings.front[e])
        net = at(drawn(networks.share, fronts.first_network[f], fronts.networks[f], unit(low(slate.first[own]))))
        site = drawn(sites.choice, networks.first_site[net], networks.sites[net], unit(high(slate.first[own])))
        sector = sector_of(at(sites.stretch[at(site)]), low(slate.second[own]), stretches)
        crossings.site[e], crossings.sector[e] = site, sector
        held, passing = meet(
            e, i, own, f, sectors.caught_guided[sector], sectors.seen_guided[sector], held, passing, base, movers,
            crossings, slate, streams, fronts,
        )  # fmt: skip
    return held, passing


@part
def cross_alone(
    n, held, passing, start, base, movers, crossings, slate, streams, legs, ways, cells, fronts, stretches, sectors,
    posts, alerts, sigma, latency, found_known, seed, day,
):  # fmt: skip
    """Let a line of those who go alone cross where their community would, between posts or hidden in freight."""
    for j in range(at(base), at(base + n)):
        e = at(slate.lines[at(ALONE_LINE), j])
        i, k = at(crossings.mover[e]), e - at(start) + at(base)
        own, f = k * TWO, at(crossings.front[e])
        way = at(legs.way[at(slate.leg[k])])
        cell = at(drawn(cells.choice, ways.first_cell[way], ways.cells[way], unit(high(slate.first[own]))))
        crossings.cell[e] = cell
        if cells.post[cell] >= 0:
            post = at(cells.post[cell])
            crossings.post[e] = post
            tipped = known(i, fronts.state[f], movers, alerts, sigma, latency, seed, day) != 0
            caught = np.uint32(found_known * 4294967295.0) if tipped else posts.found[post]
            seen = caught
        else:
            sector = sector_of(at(cells.stretch[cell]), low(slate.second[own]), stretches)
            crossings.sector[e] = sector
            caught, seen = sectors.caught_alone[sector], sectors.seen_alone[sector]
        held, passing = meet(e, i, own, f, caught, seen, held, passing, base, movers, crossings, slate, streams, fronts)
    return held, passing


@part
def advance(n, start, base, movers, crossings, slate, legs, day):
    """Let a line of those who passed go on to the next border of their routes, or arrive."""
    for j in range(at(base), at(base + n)):
        e = at(slate.lines[at(PASSING), j])
        i, leg = at(crossings.mover[e]), at(slate.leg[e - at(start) + at(base)])
        if legs.last[leg]:
            leave(i, movers)
        else:
            movers.leg[i] += 1
            movers.attempt[i] = 0
            movers.due[i] = day + max(1, legs.days[leg + at(1)])


@kernel
def cross(
    start, stop, movers, crossings, slate, streams, routes, legs, ways, cells, fronts, stretches, sectors, posts,
    networks, sites, states, alerts, sigma, latency, readmission, retry, seed, day,
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
        planners, travellers, others = describe(a, b, start, movers, crossings, slate, retry.window_days, day)
        throw_all(b - a, start, slate, seed)
        plan(planners, a, start, movers, crossings, slate, streams, routes, legs, day)
        go_lawfully(
            others, a, start, movers, crossings, slate, streams, fronts, states, posts, alerts, sigma, latency, retry,
            seed, day,
        )  # fmt: skip
        alone, guided, passing = reach_border(
            travellers, a, start, movers, crossings, slate, streams, routes, legs, fronts
        )
        held, passing = cross_guided(
            guided, 0, passing, a, start, movers, crossings, slate, streams, fronts, stretches, sectors, networks, sites
        )
        held, passing = cross_alone(
            alone, held, passing, a, start, movers, crossings, slate, streams, legs, ways, cells, fronts, stretches,
            sectors, posts, alerts, sigma, latency, retry.found_known, seed, day,
        )  # fmt: skip
        passing = stop_movers(
            held, passing, start, movers, crossings, slate, streams, fronts, states, alerts, sigma, latency,
            readmission, retry, seed, day,
        )  # fmt: skip
        advance(passing, a, start, movers, crossings, slate, legs, day)
    return end - start
