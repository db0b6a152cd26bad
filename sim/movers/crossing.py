"""Movers at borders: they choose a place, may be detected and stopped, and go on; one event for each mover and day."""

import numpy as np

from sim.engine.chance import threshold, unit
from sim.engine.due_scan import list_due
from sim.engine.random_words import ONE, TWO, at, high, low
from sim.engine.rows import kernel, part
from sim.movers.batch import (
    ALONE_LINE,
    BLOCK,
    GUIDED_LINE,
    HELD,
    JUNCTION_LINE,
    PASSING,
    TRAVELLERS,
    Block,
    draw_batch,
    slot,
    sort_events,
)  # fmt: skip
from sim.movers.departures import plan
from sim.movers.interception import stop_movers
from sim.movers.legal_channel import alert_seen, end_journey, go_legally
from sim.movers.onward import chosen_row, hear_reports
from sim.tables import Fate, Mode, Stage

PASSAGE_BEFORE_PULLBACK = 0.3  # share of a passage that lies behind those who are stopped at sea: assumption


@part
def reach_border(n, block, people, ways, borders):
    """Bring the line of travellers to the next borders of their routes: they pass where the border is open.

    Returns  the lengths of the lines of those who cross alone, of the guided, and of those who pass
    """
    movers, crossings, batch = people
    streams, routes, legs, sides = ways.streams, ways.routes, ways.legs, borders.sides
    alone = guided = passing = at(block.base)
    for j in range(at(block.base), at(block.base + n)):
        e = at(batch.lines[at(TRAVELLERS), j])
        i = at(crossings.mover[e])
        r = at(streams.first_route[at(movers.stream[i])] + movers.route[i])
        leg = routes.first_leg[r] + np.int64(movers.leg[i])
        f = at(legs.side[at(leg)])
        batch.leg[slot(e, block)] = leg
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
    return np.int64(alone) - block.base, np.int64(guided) - block.base, np.int64(passing) - block.base


@part
def sector_of(stretch, word, stretches):
    """The sector of a stretch in which a mover crosses; all are equally likely."""
    return at(stretches.first_sector[stretch] + int(unit(word) * stretches.sectors[stretch]))


@part
def decide_crossing(e, i, own, chances, held, passing, base, people, person, side, sides):
    """Decide whether the mover of event ``e`` is stopped by the state of departure, dies, is held, or passes.

    ``chances`` are those of the place, as 32-bit thresholds: to be stopped before the border, to be stopped, to be
    detected. One random word decides on surveillance: the mover is held if it is below the second, detected if below
    the third. Another decides whether a person dies. Who is stopped on land before the border is out of danger, and
    who is stopped at sea has been in danger on a part of the passage.

    Returns  the lengths of the lines of the held and of the passing
    """
    crossings, batch = people.crossings, people.batch
    exit_chance, caught, seen = chances
    word = low(batch.first[own + ONE])
    prevented = (high(batch.second[own]) < exit_chance) & (person == 1)
    afloat = prevented & (low(batch.second[own + ONE]) < sides.afloat[side])
    stopped = prevented | (word < caught)
    fate = Fate.GOTAWAY if word < seen else Fate.UNSEEN
    fate = Fate.PREVENTED if prevented else fate
    crossings.fate[e] = Fate.PULLED_BACK if afloat else fate
    danger = np.uint32(PASSAGE_BEFORE_PULLBACK * sides.danger[side]) if afloat else sides.danger[side]
    died = (high(batch.first[own + ONE]) < danger) & (person == 1) & ((not prevented) | afloat)
    if died:
        crossings.fate[e] = Fate.DIED
        end_journey(i, people.movers)
    batch.lines[at(HELD), at(base + held)] = e
    batch.lines[at(PASSING), at(base + passing)] = e
    return held + (stopped & (not died)), passing + (not (stopped | died))


@part
def cross_guided(n, held, passing, block, people, ways, borders):
    """Let the line of the guided cross where their networks lead them.

    Returns  the lengths of the lines of the held and of the passing
    """
    movers, crossings, batch = people
    sides, sectors, networks, sites = borders.sides, borders.sectors, borders.networks, borders.sites
    for j in range(at(block.base), at(block.base + n)):
        e = at(batch.lines[at(GUIDED_LINE), j])
        i, own = at(crossings.mover[e]), slot(e, block) * TWO
        f = at(crossings.side[e])
        net = at(chosen_row(networks.share, sides.first_network[f], sides.networks[f], unit(low(batch.first[own]))))
        site = chosen_row(sites.choice, networks.first_site[net], networks.sites[net], unit(high(batch.first[own])))
        sector = sector_of(at(sites.stretch[at(site)]), low(batch.second[own]), borders.stretches)
        crossings.site[e], crossings.sector[e] = site, sector
        chances = sectors.prevented[sector], sectors.caught_guided[sector], sectors.seen_guided[sector]
        held, passing = decide_crossing(
            e, i, own, chances, held, passing, block.base, people, ways.streams.person[at(movers.stream[i])], f, sides
        )
    return held, passing


@part
def cross_alone(n, held, passing, block, people, ways, borders, authorities, seed, day):
    """Let the line of the unguided cross where their communities choose, between posts or hidden in freight.

    Returns  the lengths of the lines of the held and of the passing
    """
    movers, crossings, batch = people
    choice_sets, alternatives = ways.choice_sets, ways.alternatives
    sides, sectors = borders.sides, borders.sectors
    for j in range(at(block.base), at(block.base + n)):
        e = at(batch.lines[at(ALONE_LINE), j])
        i, k = at(crossings.mover[e]), slot(e, block)
        own, f = k * TWO, at(crossings.side[e])
        choice_set = at(ways.legs.choice_set[at(batch.leg[k])])
        first, count = choice_sets.first_alternative[choice_set], choice_sets.alternatives[choice_set]
        u = unit(high(batch.first[own]))
        c = at(chosen_row(alternatives.choice, first, count, u))
        crossings.alternative[e] = c
        if alternatives.post[c] >= 0:
            post = at(alternatives.post[c])
            crossings.post[e] = post
            tipped = alert_seen(i, sides.state[f], movers, authorities, seed, day) != 0
            found = threshold(authorities.find_share) if tipped else borders.posts.find_chance[post]
            chances = np.uint32(0), found, found
        else:
            sector = sector_of(at(alternatives.stretch[c]), low(batch.second[own]), borders.stretches)
            crossings.sector[e] = sector
            chances = sectors.prevented[sector], sectors.caught_alone[sector], sectors.seen_alone[sector]
        held, passing = decide_crossing(
            e, i, own, chances, held, passing, block.base, people, ways.streams.person[at(movers.stream[i])], f, sides
        )
    return held, passing


@part
def advance(n, block, people, ways, day):
    """Let the line of those who passed go on to the next border of their routes, or arrive.

    Returns  the length of the line of those who stand at a junction, where several ways lead on
    """
    movers, crossings, batch = people
    legs, waiting = ways.legs, 0
    for j in range(at(block.base), at(block.base + n)):
        e = at(batch.lines[at(PASSING), j])
        i, leg = at(crossings.mover[e]), at(batch.leg[slot(e, block)])
        if legs.last[leg]:
            end_journey(i, movers)
        else:
            movers.leg[i] += 1
            movers.stage[i], movers.due[i] = Stage.TRAVELLING, day + max(1, legs.days[leg + at(1)])
            batch.lines[at(JUNCTION_LINE), at(block.base + waiting)] = e
            waiting += ways.junctions.onward[at(legs.junction[leg + at(1)])] > 1
    return waiting


@kernel
def cross(start, stop, people, ways, borders, authorities, seed, day):
    """Simulate today's event of every mover who is due; ``reference.live_day`` does the same for one mover.

    Reads    shares of choice of streams, junctions, alternatives, networks, sites and posts; today's chances of
             sectors and posts; alerts and law
    Writes   movers.due, stage, mode, route, leg, attempt, arrested; crossings (from row ``start`` on); batch (scratch)
    Returns  events
    Chance   for each mover, keyed by its own event number: PLAN, CROSS, AFTER, TRAVEL, ONWARD, LEGAL; for each
             alert: SHARE
    Source   outcomes as border services count them: arrested, turned back, got away, undetected
    """
    movers, crossings, batch = people
    window_days = authorities.retry.recidivism_window_days
    end = list_due(start, stop, movers.due, day + 1, crossings.mover, start)
    for first in range(start, end, BLOCK):
        last, block = min(first + BLOCK, end), Block(first, start)
        planners, travellers, others = sort_events(last, block, people, window_days, day)
        draw_batch(last - first, start, batch, seed)
        plan(planners, block, people, ways, day)
        go_legally(others, block, people, ways, borders, authorities, seed, day)
        alone, guided, passing = reach_border(travellers, block, people, ways, borders)
        held, passing = cross_guided(guided, 0, passing, block, people, ways, borders)
        held, passing = cross_alone(alone, held, passing, block, people, ways, borders, authorities, seed, day)
        passing = stop_movers(held, passing, block, people, ways, borders, authorities, seed, day)
        waiting = advance(passing, block, people, ways, day)
        hear_reports(waiting, block, people, ways, seed, day)
    return end - start
