"""The way on: at a junction movers choose among the legs that lead on, and those whom reports reach choose again."""

import numpy as np

from sim.engine.chance import Purpose, unit
from sim.engine.random_words import TWO, at, draw_words, high, low, put_key
from sim.engine.rows import part
from sim.movers.batch import JUNCTION_LINE
from sim.tables import Mode

ONWARD = int(Purpose.ONWARD)


@part
def chosen_row(cumulated, first, n, u):
    """The first of ``n`` rows whose cumulated share exceeds ``u``; rows are counted, without branches."""
    row = first
    for k in range(first, first + n - 1):
        row += u >= cumulated[at(k)]
    return row


@part
def choose_leg(junction, mode, u, ways):
    """The leg by which a mover goes on from a junction."""
    onward, first, n = ways.onward, ways.junctions.first_onward[junction], ways.junctions.onward[junction]
    return at(onward.leg[at(chosen_row(onward.guided if mode == Mode.GUIDED else onward.alone, first, n, u))])


@part
def go_by(i, leg, movers, ways):
    """Have the mover go on by a leg, and by the route to which it belongs."""
    route = ways.legs.route[leg]
    movers.route[i] = route - ways.streams.first_route[at(movers.stream[i])]
    movers.leg[i] = leg - at(ways.routes.first_leg[at(route)])


@part
def hear_reports(n, block, people, ways, seed, day):
    """Let the line of those who stand at a junction choose anew, if reports have reached them, and travel on."""
    movers, crossings, batch = people
    legs, share = ways.legs, ways.reports_share
    for j in range(at(block.base), at(block.base + n)):
        i = at(crossings.mover[at(batch.lines[at(JUNCTION_LINE), j])])
        put_key(batch.first, j, movers.serial[i], np.int64(movers.attempt[i]), ONWARD, np.int64(movers.leg[i]))
    draw_words(batch.first, block.base, block.base + n, seed)
    for j in range(at(block.base), at(block.base + n)):
        i = at(crossings.mover[at(batch.lines[at(JUNCTION_LINE), j])])
        route = ways.streams.first_route[at(movers.stream[i])] + movers.route[i]
        leg = at(ways.routes.first_leg[at(route)] + np.int64(movers.leg[i]))
        if unit(low(batch.first[j * TWO])) < share:
            leg = choose_leg(at(legs.junction[leg]), movers.mode[i], unit(high(batch.first[j * TWO])), ways)
            go_by(i, leg, movers, ways)
        movers.due[i] = day + max(1, legs.days[leg])
