"""Movers who are stopped: turned back, arrested, returned, released, or admitted to a protection procedure."""

import math

import numpy as np

from sim.engine.chance import Purpose, unit, words
from sim.engine.random_words import ONE, TWO, at, draw_words, high, low, put_key
from sim.engine.rows import part
from sim.movers.batch import FOR_LIFE, HELD, PASSING, slot
from sim.movers.legal_channel import alert_seen, end_journey
from sim.movers.onward import choose_leg, go_by
from sim.tables import Fate, Flag, Stage

AFTER, TRAVEL, PLAN = int(Purpose.AFTER), int(Purpose.TRAVEL), int(Purpose.PLAN)
AGAIN_DAYS = 3.0  # mean time until a mover who was turned back tries again: assumption


@part
def delay(mean_days, word):
    """Whole days until the next event, at least one, exponential beyond."""
    return 1 + int(-(mean_days - 1.0) * math.log(unit(word))) if mean_days > 1.0 else 1


@part
def draw_after(n, base, people, seed):
    """Draw the random words of the line of stopped movers; they replace words of the block that have been used."""
    movers, crossings, batch = people
    for j in range(at(base), at(base + n)):
        i = at(crossings.mover[at(batch.lines[at(HELD), j])])
        serial, attempt, leg = movers.serial[i], np.int64(movers.attempt[i]), np.int64(movers.leg[i])
        put_key(batch.first, j, serial, attempt, AFTER, leg)
        put_key(batch.second, j, serial, attempt, TRAVEL, leg)
    draw_words(batch.first, base, base + n, seed)
    draw_words(batch.second, base, base + n, seed)


@part
def fate_of_stopped(own, hit, state, neighbour, protection, words, authorities):
    """The fate of a person who was stopped."""
    retry, judiciary = authorities.retry, authorities.judiciary
    if unit(low(words[own])) < retry.turned_back_share:
        return Fate.TURNED_BACK
    u2 = unit(low(words[own + ONE]))
    if unit(high(words[own])) < protection * retry.claim_factor:
        return Fate.CLAIMED if u2 >= judiciary.pushback[state] else Fate.PUSHED_BACK
    back = max(judiciary.returned[state], authorities.readmission[neighbour, state])
    back = 1.0 if hit else back * judiciary.held[state]
    if u2 >= back:
        return Fate.RELEASED
    return Fate.DETERRED if unit(high(words[own + ONE])) < retry.deterred else Fate.RETURNED


@part
def may_travel(i, stream, movers, streams, seed):
    """Whether the legal channel is open to the mover, by the same draw as in ``departures.plan``."""
    w0, _, _, _ = words(seed, movers.serial[i], 0, PLAN, FOR_LIFE)
    return unit(w0) < streams.legal_access[stream]


@part
def try_again(i, own, leg, mean, stages, hears, people, ways, seed, day):
    """Have a mover who was stopped wait and try again, by another way where reports have reached the mover.

    The wait has one exponential stage or two; a person who could obtain a visa plans anew.
    """
    movers, words = people.movers, people.batch.second
    movers.attempt[i] += 1
    movers.stage[i] = Stage.RETRYING
    movers.due[i] = day + delay(mean / stages, low(words[own]))
    if stages > 1.0:
        movers.due[i] += delay(mean / stages, high(words[own])) - 1
    if may_travel(i, at(movers.stream[i]), movers, ways.streams, seed):
        movers.stage[i] = Stage.PLANNING  # the mover may now prefer a visa to another attempt
    if unit(low(words[own + ONE])) < hears:
        go_by(
            i, choose_leg(at(ways.legs.junction[leg]), movers.mode[i], unit(high(words[own + ONE])), ways), movers, ways
        )


@part
def take_inland(e, i, own, leg, people, ways, authorities, seed, day):
    """Take a person inland whom the state of departure has stopped: some give up, the others try again elsewhere."""
    movers, crossings, words, retry = people.movers, people.crossings, people.batch.first, authorities.retry
    claims = unit(high(words[own])) < ways.streams.protection[at(movers.stream[i])] * retry.claim_factor
    crossings.flags[e] |= Flag.WOULD_CLAIM * claims
    if unit(high(words[own + ONE])) < retry.gives_up_share or movers.attempt[i] + 1 >= retry.max_attempts:
        end_journey(i, movers)
    else:
        try_again(i, own, leg, retry.inland_days, 2.0, 1.0, people, ways, seed, day)


@part
def stop_movers(n, passing, block, people, ways, borders, authorities, seed, day):
    """Decide the fates of the line of stopped movers; the released join the line of those who pass.

    Returns  the length of that line
    """
    movers, crossings, batch = people
    streams, sides, retry, base = ways.streams, borders.sides, authorities.retry, block.base
    draw_after(n, base, people, seed)
    for j in range(at(base), at(base + n)):
        e = at(batch.lines[at(HELD), j])
        i, own, leg = at(crossings.mover[e]), j * TWO, at(batch.leg[slot(e, block)])
        f, stream = at(crossings.side[e]), at(movers.stream[i])
        if crossings.fate[e] >= Fate.PREVENTED:
            take_inland(e, i, own, leg, people, ways, authorities, seed, day)
            continue
        hit = alert_seen(i, sides.state[f], movers, authorities, seed, day)
        crossings.flags[e] |= hit
        if not streams.tries_again[stream]:
            crossings.fate[e] = Fate.SEIZED
            end_journey(i, movers)
            continue
        fate = fate_of_stopped(
            own, hit, at(sides.state[f]), at(sides.neighbour[f]), streams.protection[stream], batch.first, authorities
        )
        crossings.fate[e] = fate
        if fate != Fate.TURNED_BACK:
            movers.arrested[i] = day
        if fate == Fate.RELEASED:
            batch.lines[at(PASSING), at(base + passing)] = e
            passing += 1
        elif fate == Fate.CLAIMED or fate == Fate.DETERRED or movers.attempt[i] + 1 >= retry.max_attempts:
            end_journey(i, movers)
        else:
            mean = AGAIN_DAYS if fate == Fate.TURNED_BACK else retry.delay_days
            try_again(i, own, leg, mean, 1.0, ways.reports_share, people, ways, seed, day)
    return passing
