"""The slate of a day's events: who is due, dealt into lines, and the dice of a whole line thrown at once.

An event by itself costs mostly waiting: for one word of chance after another, and for branches that nobody can foresee.
So movers who are due live their day in blocks, and each pass does one thing to a line of them. What a pass needs to
remember stands on a slate, which is wiped after every block. A slice writes on its own stretch of the slate alone.
"""

from typing import Annotated, NamedTuple

import numpy as np

from sim.engine.chance import Purpose
from sim.engine.random_words import at, dice, put_key, throw
from sim.engine.rows import part
from sim.tables import Flag, Mode, Stage

BLOCK = 512  # events of a block: its slate stays in the first cache
PLANNERS, TRAVELLERS, OTHERS, ALONE_LINE, GUIDED_LINE, HELD, PASSING, LINES = range(8)
PLAN, CROSS, LAWFUL = int(Purpose.PLAN), int(Purpose.CROSS), int(Purpose.LEGAL)
FURTHER = 0x100  # added to a leg's index for its second throw
FOR_LIFE = 0x200  # index of the throw that a mover keeps through all plans


class Batch(NamedTuple):
    """What the passes of a block hand on to one another; row = event, wiped after each block."""

    first: Annotated[np.ndarray, np.uint64]  # dice: a throw an event
    second: Annotated[np.ndarray, np.uint64]  # another
    lines: Annotated[np.ndarray, np.int32]  # (lines, events) events of each line
    leg: Annotated[np.ndarray, np.int32]  # that a traveller is on


def blank(rows: int) -> Batch:
    """A slate for so many movers; memory is taken only where somebody writes."""
    return Batch(dice(rows), dice(rows), np.zeros((LINES, rows), np.int32), np.zeros(rows, np.int32))


@part
def wipe(column, start, stop):
    """Nothing stands in these rows yet."""
    for e in range(at(start), at(stop)):
        column[e] = -1


@part
def describe(start, stop, base, movers, crossings, batch, window_days, day):
    """Write who has an event and what the books need to know of him; deal into lines, with the keys of their dice.

    Returns  the lengths of the lines of planners, travellers and others
    """
    wipe(crossings.side, start, stop)
    wipe(crossings.alternative, start, stop)
    wipe(crossings.site, start, stop)
    wipe(crossings.sector, start, stop)
    wipe(crossings.post, start, stop)
    planners = travellers = others = at(base)
    for e in range(at(start), at(stop)):
        i, own = at(crossings.mover[e]), e - at(start) + at(base)
        stage, serial, attempt = movers.stage[i], movers.serial[i], np.int64(movers.attempt[i])
        arrested = movers.arrested[i]
        crossings.stream[e], crossings.serial[e] = movers.stream[i], serial
        flags = (
            Flag.FIRST * (attempt == 0)
            + Flag.WITH_GUIDE * (movers.mode[i] == Mode.GUIDED)
            + Flag.BEFORE * (arrested >= 0)
        )
        crossings.flags[e] = flags + Flag.IN_WINDOW * ((arrested >= 0) & (day - arrested <= window_days))
        going, planning = stage == Stage.TRAVELLING, stage == Stage.PLANNING
        purpose = CROSS if going else PLAN if planning else LAWFUL
        leg = np.int64(movers.leg[i])
        put_key(batch.first, own, serial, attempt, purpose, leg)
        put_key(batch.second, own, serial, 0 if planning else attempt, purpose, FOR_LIFE if planning else leg + FURTHER)
        batch.lines[at(PLANNERS), planners] = e
        batch.lines[at(TRAVELLERS), travellers] = e
        batch.lines[at(OTHERS), others] = e
        planners += np.uint64(planning)
        travellers += np.uint64(going)
        others += np.uint64((stage == Stage.APPLYING) | (stage > Stage.APPLYING))
    return np.int64(planners) - base, np.int64(travellers) - base, np.int64(others) - base


@part
def throw_all(n, base, batch, seed):
    """Throw the dice of a block's events."""
    throw(batch.first, base, base + n, seed)
    throw(batch.second, base, base + n, seed)
