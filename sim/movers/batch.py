"""The batch of a day's events: who is due, sorted into lines, and the random words of a whole line drawn at once.

An event by itself costs mostly waiting: for one random word after another, and for branches that nobody can foresee.
So movers who are due live their day in blocks, and each pass does one thing to a line of them. What a pass needs to
remember stands in the batch, which is written anew for every block. A slice writes on its own part of the batch alone.
The same day, told one mover at a time, stands in ``reference``.
"""

from typing import Annotated, NamedTuple

import numpy as np

from sim.engine.chance import Purpose
from sim.engine.random_words import at, draw_words, put_key, random_words
from sim.engine.rows import part
from sim.tables import Flag, Mode, Stage

BLOCK = 512  # events of a block: its batch stays in the first cache
PLANNERS, TRAVELLERS, OTHERS, ALONE_LINE, GUIDED_LINE, HELD, PASSING, LINES = range(8)
PLAN, CROSS, LAWFUL = int(Purpose.PLAN), int(Purpose.CROSS), int(Purpose.LEGAL)
FURTHER = 0x100  # added to a leg's index for its second block of random words
FOR_LIFE = 0x200  # index of the draw that a mover keeps through all plans


class Batch(NamedTuple):
    """What the passes of a block hand on to one another, a row an event."""

    first: Annotated[np.ndarray, np.uint64]  # random words: a block an event
    second: Annotated[np.ndarray, np.uint64]  # another
    lines: Annotated[np.ndarray, np.int32]  # (lines, events) events of each line
    leg: Annotated[np.ndarray, np.int32]  # that a traveller is on


class Block(NamedTuple):
    """A run of events that live their day together."""

    first: int  # event
    base: int  # row of the batch at which the run begins


def batch(rows: int) -> Batch:
    """A batch for so many movers; memory is taken only where somebody writes."""
    return Batch(random_words(rows), random_words(rows), np.zeros((LINES, rows), np.int32), np.zeros(rows, np.int32))


@part
def clear_rows(column, start, stop):
    """Nothing stands in these rows yet."""
    for e in range(at(start), at(stop)):
        column[e] = -1


@part
def slot(e, block):
    """The row of the batch in which event ``e`` of a block stands."""
    return e - at(block.first) + at(block.base)


@part
def sort_events(stop, block, people, window_days, day):
    """Write who has an event and what must be known to account for it; sort into lines, with the keys of their draws.

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
    base = block.base
    return np.int64(planners) - base, np.int64(travellers) - base, np.int64(others) - base


@part
def draw_batch(n, base, batch, seed):
    """Draw the random words of a block's events."""
    draw_words(batch.first, base, base + n, seed)
    draw_words(batch.second, base, base + n, seed)
