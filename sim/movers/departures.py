"""Movers who set out: their number, and whether, how and by which route they go."""

import numpy as np

from sim.engine.chance import Purpose, mix, poisson, unit
from sim.engine.due_scan import WORD, equal, lowest
from sim.engine.random_words import ONE, TWO, at, high, low
from sim.engine.rows import kernel, part
from sim.engine.table import NEVER
from sim.movers.batch import PLANNERS, slot
from sim.movers.onward import choose_leg, go_by
from sim.tables import Fate, Mode, Stage

DEPARTURES = int(Purpose.DEPARTURES)


@kernel
def draw_departures(streams, month, seed, day):
    """Draw how many persons or lots set out today on each stream.

    Reads    streams.per_day, month_factor, surge, factor, lot_g
    Writes   streams.setting_out
    Returns  their sum
    Chance   a Poisson count for each stream and day, purpose DEPARTURES
    """
    total = 0
    for s in range(streams.serial.shape[0]):
        mean = streams.per_day[s] * streams.month_factor[s, month] * streams.surge[s]
        mean *= streams.factor[s] / streams.lot_g[s]
        streams.setting_out[s] = poisson(mean, seed, streams.serial[s], day, DEPARTURES, 0)
        total += streams.setting_out[s]
    return total


@kernel
def arrive(movers, streams, day):
    """Give each mover who sets out today a free row, and a serial derived from stream, day and rank.

    The caller has ensured that the table has free rows.

    Reads    streams.setting_out, serial
    Writes   movers
    Returns  rows filled
    """
    word, last, filled = at(0), at(movers.stage.shape[0]), 0
    free = equal(movers.stage, word, last, Stage.FREE)  # of the 64 rows from ``word`` on
    for s in range(streams.serial.shape[0]):
        cause = np.uint64(mix(streams.serial[s], day))
        for k in range(streams.setting_out[s]):
            while not free:
                word += WORD
                if word >= last:
                    return filled
                free = equal(movers.stage, word, last, Stage.FREE)
            row = word + lowest(free)
            free &= free - ONE
            movers.serial[row] = mix(cause, k)
            movers.due[row], movers.stage[row] = day, Stage.PLANNING
            movers.stream[row], movers.route[row] = s, -1
            movers.alert[row], movers.arrested[row] = -1, -1
            movers.mode[row], movers.leg[row], movers.attempt[row] = Mode.NONE, 0, 0
            filled += 1
    return filled


@part
def chosen_mode(table, s, u):
    """The mode that a mover of stream ``s`` chooses, by a number ``u`` in (0, 1)."""
    return int(u >= table[s, 0]) + int(u >= table[s, 1]) + int(u >= table[s, 2])


@part
def plan(n, block, people, ways, day):
    """Let the line of planners decide whether to go, how, and by which route.

    A mover who was stopped keeps the way on, and chooses a mode anew, but cannot choose to stay: whether to give up was
    decided then.
    """
    movers, crossings, batch = people
    streams, legs = ways.streams, ways.legs
    for j in range(at(block.base), at(block.base + n)):
        e = at(batch.lines[at(PLANNERS), j])
        i, own = at(crossings.mover[e]), slot(e, block) * TWO
        s = at(movers.stream[i])
        may = unit(low(batch.second[own])) < streams.legal_access[s]
        u = unit(low(batch.first[own]))
        returned = movers.route[i] >= 0
        if returned:
            stays = streams.modes_legal[s, Mode.NONE] if may else streams.modes[s, Mode.NONE]
            u = stays + (1.0 - stays) * u
        mode = chosen_mode(streams.modes_legal, s, u) if may else chosen_mode(streams.modes, s, u)
        movers.mode[i] = mode
        crossings.fate[e] = Fate.DEPARTED
        if mode >= Mode.ALONE and returned:
            movers.stage[i], movers.due[i] = Stage.RETRYING, day + 1
        elif mode >= Mode.ALONE:
            leg = choose_leg(at(streams.junction[s]), mode, unit(high(batch.first[own])), ways)
            go_by(i, leg, movers, ways)
            movers.stage[i] = Stage.TRAVELLING
            movers.due[i] = day + max(1, legs.days[leg])
        elif mode == Mode.LEGAL:
            movers.stage[i], movers.due[i] = Stage.APPLYING, day + 1
        else:
            movers.stage[i], movers.due[i] = Stage.FREE, NEVER
            crossings.fate[e] = Fate.STAYED
