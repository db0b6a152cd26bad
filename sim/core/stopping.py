"""Movers who are stopped between posts: turned back, arrested, returned, released, claiming protection."""

import math

import numpy as np

from sim.core.chance import Purpose, unit, words
from sim.core.dice import ONE, TWO, at, high, low, put_key, throw
from sim.core.fates import (  # fmt: skip
    CLAIMED,
    DETERRED,
    DRUGS,
    PLANNING,
    PUSHED_BACK,
    RELEASED,
    RETURNED,
    SEIZED,
    TURNED_BACK,
)
from sim.core.lawful import known, leave
from sim.core.rows import part
from sim.core.slate import FOR_LIFE, HELD, PASSING

AFTER, TRAVEL, PLAN = int(Purpose.AFTER), int(Purpose.TRAVEL), int(Purpose.PLAN)
AGAIN_DAYS = 3.0  # mean, after being turned back


@part
def delay(mean_days, word):
    """Whole days until the next event, at least one, exponential beyond."""
    return 1 + int(-(mean_days - 1.0) * math.log(unit(word))) if mean_days > 1.0 else 1


@part
def throw_after(n, base, movers, crossings, slate, seed):
    """Throw the dice of those who were stopped, one after another over those of the block, which are spent."""
    for j in range(at(base), at(base + n)):
        i = at(crossings.mover[at(slate.lines[at(HELD), j])])
        serial, attempt, leg = movers.serial[i], np.int64(movers.attempt[i]), np.int64(movers.leg[i])
        put_key(slate.first, j, serial, attempt, AFTER, leg)
        put_key(slate.second, j, serial, attempt, TRAVEL, leg)
    throw(slate.first, base, base + n, seed)
    throw(slate.second, base, base + n, seed)


@part
def judged(own, hit, state, neighbour, stream, slate, streams, states, readmission, retry):
    """The fate of a person who was stopped."""
    if unit(low(slate.first[own])) < retry.turned_back_share:
        return TURNED_BACK
    u2 = unit(low(slate.first[own + ONE]))
    if unit(high(slate.first[own])) < streams.protection[stream] * retry.claim_factor:
        return CLAIMED if u2 >= states.pushback[state] else PUSHED_BACK
    back = max(states.returned[state], readmission[neighbour, state])
    back = 1.0 if hit else back * states.held[state]
    if u2 >= back:
        return RELEASED
    return DETERRED if unit(high(slate.first[own + ONE])) < retry.deterred else RETURNED


@part
def may_travel(i, stream, movers, streams, seed):
    """Whether the legal channel is open to the mover: the draw that ``departing.plan`` makes of it."""
    w0, _, _, _ = words(seed, movers.serial[i], 0, PLAN, FOR_LIFE)
    return unit(w0) < streams.legal_access[stream]


@part
def stop_movers(
    n, passing, base, movers, crossings, slate, streams, fronts, states, alerts, sigma, latency, readmission, retry,
    seed, day,
):  # fmt: skip
    """Give a line of stopped movers their fates; those released join the line of ``passing``. Give its length."""
    throw_after(n, base, movers, crossings, slate, seed)
    for j in range(at(base), at(base + n)):
        e = at(slate.lines[at(HELD), j])
        i, own = at(crossings.mover[e]), j * TWO
        f, stream = at(crossings.front[e]), at(movers.stream[i])
        state = at(fronts.state[f])
        hit = known(i, fronts.state[f], movers, alerts, sigma, latency, seed, day)
        crossings.flags[e] |= hit
        if streams.kind[stream] == DRUGS:
            crossings.fate[e] = SEIZED
            leave(i, movers)
            continue
        fate = judged(own, hit, state, at(fronts.neighbour[f]), stream, slate, streams, states, readmission, retry)
        crossings.fate[e] = fate
        if fate != TURNED_BACK:
            movers.arrested[i] = day
        if fate == RELEASED:
            slate.lines[at(PASSING), at(base + passing)] = e
            passing += 1
        elif fate == CLAIMED or fate == DETERRED or movers.attempt[i] + 1 >= retry.max_attempts:
            leave(i, movers)
        else:
            mean = AGAIN_DAYS if fate == TURNED_BACK else retry.delay_days
            movers.attempt[i] += 1
            movers.due[i] = day + delay(mean, low(slate.second[own]))
            if may_travel(i, stream, movers, streams, seed):
                movers.stage[i] = PLANNING  # a visa may now seem better than another try
    return passing
