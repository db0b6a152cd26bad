"""The batch of a day's events: movers who are due, sorted into lines by what happens to them, with their random words.

Simulated one by one, events cost mostly latency: of one random word after another, and of branches that the processor
cannot predict. So the movers who are due are taken in blocks, and each pass does one thing to one line: a list of the
events of a block that are alike, such as all planners. What passes hand on to one another stands in the batch, which is
written anew for every block. A slice of movers writes to its own part of the batch alone. ``reference`` does the same
one mover at a time.
"""

from typing import Annotated, NamedTuple

import numpy as np

from sim.engine.chance import Purpose
from sim.engine.random_words import at, draw_words, put_key, random_words
from sim.engine.rows import part
from sim.tables import Flag, Mode, Stage

BLOCK = 512  # events of a block: its batch stays in the first cache
PLANNERS, TRAVELLERS, OTHERS, ALONE_LINE, GUIDED_LINE, HELD, PASSING, JUNCTION_LINE, LINES = range(9)
PLAN, CROSS, LAWFUL = int(Purpose.PLAN), int(Purpose.CROSS), int(Purpose.LEGAL)
FURTHER = 0x100  # added to the index of a leg for its second block of random words
FOR_LIFE = 0x200  # index of a draw that is made once for a mover and holds for all its plans


class Batch(NamedTuple):
    """What the passes of a block hand on to one another, one row for each event."""

    first: Annotated[np.ndarray, np.uint64]  # a block of random words for each event
    second: Annotated[np.ndarray, np.uint64]  # another block
    lines: Annotated[np.ndarray, np.int32]  # (lines, events) events of each line
    leg: Annotated[np.ndarray, np.int32]  # that a traveller is on


class Block(NamedTuple):
    """Consecutive events that are simulated together."""

    first: int  # event
    base: int  # row of the batch at which the block begins


def batch(rows: int) -> Batch:
    """A batch for so many movers; the system provides memory only where something is written."""
    return Batch(random_words(rows), random_words(rows), np.zeros((LINES, rows), np.int32), np.zeros(rows, np.int32))


@part
def clear_rows(column, start, stop):
    """Set rows of a column to -1: none."""
    for e in range(at(start), at(stop)):
        column[e] = -1


@part
def slot(e, block):
    """The row of the batch for event ``e`` of a block."""
    return e - at(block.first) + at(block.base)


@part
def sort_events(stop, block, people, window_days, day):
    """Write the events of a block with what accounting needs, sort them into lines, and write the keys of their draws.

    Returns  the lengths of the lines of planners, travellers and others
    """
    movers, crossings, batch = people
    clear_rows(crossings.side, block.first, stop)
    clear_rows(crossings.alternative, block.first, stop)
    clear_rows(crossings.site, block.first, stop)
    clear_rows(crossings.sector, block.first, stop)
    clear_rows(crossings.post, block.first, stop)
    planners = travellers = others = at(block.base)
    for e in range(at(block.first), at(stop)):
        i, own = at(crossings.mover[e]), slot(e, block)
        stage, serial, attempt = movers.stage[i], movers.serial[i], np.int64(movers.attempt[i])
        arrested = movers.arrested[i]
        crossings.stream[e], crossings.serial[e] = movers.stream[i], serial
        flags = (
            Flag.FIRST * ((stage == Stage.TRAVELLING) | (attempt == 0))
            + Flag.WITH_GUIDE * (movers.mode[i] == Mode.GUIDED)
            + Flag.BEFORE * (arrested >= 0)
        )
        crossings.flags[e] = flags + Flag.IN_WINDOW * ((arrested >= 0) & (day - arrested <= window_days))
        going = (stage == Stage.TRAVELLING) | (stage == Stage.RETRYING)
        planning = stage == Stage.PLANNING
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
    base = block.base
    return np.int64(planners) - base, np.int64(travellers) - base, np.int64(others) - base


@part
def draw_batch(n, base, batch, seed):
    """Draw the random words of a block's events."""
    draw_words(batch.first, base, base + n, seed)
    draw_words(batch.second, base, base + n, seed)
