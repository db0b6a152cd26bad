"""The slate of a day's events: who is due, dealt into lines, and the dice of a whole line thrown at once.

An event by itself costs mostly waiting: for one word of chance after another, and for branches that nobody can foresee.
So movers who are due live their day in blocks, and each pass does one thing to a line of them. What a pass needs to
remember stands on a slate, which is wiped after every block. A slice writes on its own stretch of the slate alone.
"""

from typing import Annotated, NamedTuple

import numpy as np

from sim.core.chance import LOW, SHIFT, Purpose, philox
from sim.core.fates import APPLYING, PLANNING, TRAVELLING
from sim.core.rows import part

BLOCK = 512  # events of a block: its slate stays in the first cache
PLANNERS, TRAVELLERS, OTHERS, ALONE_LINE, GUIDED_LINE, HELD, PASSING, LINES = range(8)
PLAN, CROSS, LAWFUL = int(Purpose.PLAN), int(Purpose.CROSS), int(Purpose.LEGAL)
FURTHER = 0x100  # added to a leg's index for the second block of its draws
FOUR = np.uint64(4)


class Slate(NamedTuple):
    """What the passes of a block hand on to one another; row = event, wiped after each block."""

    first: Annotated[np.ndarray, np.uint32]  # four words an event, one after another: counters, then draws
    second: Annotated[np.ndarray, np.uint32]  # four more
    lines: Annotated[np.ndarray, np.int32]  # (lines, events) events of each line
    leg: Annotated[np.ndarray, np.int32]  # that a traveller is on


def blank(rows: int) -> Slate:
    """A slate for so many movers; memory is taken only where somebody writes."""
    return Slate(
        np.zeros(4 * rows, np.uint32), np.zeros(4 * rows, np.uint32), np.zeros((LINES, rows), np.int32),
        np.zeros(rows, np.int32),
    )  # fmt: skip


@part
def at(row):
    """A row as an unsigned index: numba tests a signed one for counting from the end."""
    return np.uint64(row)


@part
def put_counter(words, e, serial, when, purpose, index):
    """Write the counter of event ``e`` where its four words will be."""
    k, s = at(e) * FOUR, np.uint64(serial)
    words[k] = np.uint32(s & LOW)
    words[k + at(1)] = np.uint32(s >> SHIFT)
    words[k + at(2)] = np.uint32(when)
    tail = (np.uint32(purpose) << np.uint32(24)) | (np.uint32(index & 0xFF) << np.uint32(16))
    words[k + at(3)] = tail | np.uint32(index >> 8)


@part
def throw(words, start, stop, seed):
    """Turn the counters of a run of events into draws, several events at a time (the loop has no branch)."""
    k0, k1 = np.uint32(np.uint64(seed) & LOW), np.uint32(np.uint64(seed) >> SHIFT)
    for e in range(at(start), at(stop)):
        a = e * FOUR
        b, c, d = a + at(1), a + at(2), a + at(3)
        words[a], words[b], words[c], words[d] = philox(words[a], words[b], words[c], words[d], k0, k1)


@part
def list_due(start, stop, movers, crossings, day):
    """List in ``crossings.mover`` the rows of those who are due, with no branch for who is not; give the list's end."""
    end, today = at(start), np.int32(day)
    for i in range(at(start), at(stop)):
        crossings.mover[end] = i
        end += np.uint64(movers.due[i] == today)
    return np.int64(end)


@part
def deal(start, stop, base, movers, crossings, slate, seed):
    """Deal a block of events into lines of planners, travellers and others, and throw their dice.

    Returns  the lengths of the three lines
    """
    planners = travellers = others = at(base)
    for e in range(at(start), at(stop)):
        i, own = at(crossings.mover[e]), e - at(start) + at(base)
        stage, serial, attempt = movers.stage[i], movers.serial[i], np.int64(movers.attempt[i])
        going = stage == TRAVELLING
        purpose = CROSS if going else PLAN if stage == PLANNING else LAWFUL
        leg = np.int64(movers.leg[i]) if going else 0
        put_counter(slate.first, own, serial, attempt, purpose, leg)
        put_counter(
            slate.second, own, serial, 0 if stage == PLANNING else attempt, purpose, leg + FURTHER if going else 1
        )
        slate.lines[at(PLANNERS), planners] = e
        slate.lines[at(TRAVELLERS), travellers] = e
        slate.lines[at(OTHERS), others] = e
        planners += np.uint64(stage == PLANNING)
        travellers += np.uint64(going)
        others += np.uint64((stage == APPLYING) | (stage > APPLYING))
    throw(slate.first, base, base + (stop - start), seed)
    throw(slate.second, base, base + (stop - start), seed)
    return np.int64(planners) - base, np.int64(travellers) - base, np.int64(others) - base
