"""Customs and the judiciary through the week, attacks on border systems through the days."""

import math

import numpy as np

from sim.core.chance import Purpose, threshold, unit, words
from sim.core.rows import kernel
from sim.core.surveillance import served

DAY_MIN = 1440.0
CYBER = int(Purpose.CYBER)


@kernel
def select(start, stop, states, posts, first_post, inspected, selectivity, found_share):
    """Let customs of states ``start`` to ``stop`` open fewer trucks when they queue.

    A loaded truck whose plate is read is likelier to be chosen than another; then what is hidden is found or not.

    Reads    posts.truck_queue, trucks_day, read
    Writes   states.opened; posts.found
    Returns  posts with trucks
    """
    n = 0
    for i in range(start, stop):
        queue, daily = 0.0, 0.0
        for k in range(first_post[i], first_post[i + 1]):
            queue += posts.truck_queue[k]
            daily += posts.trucks_day[k]
        states.opened[i] = inspected / (1.0 + 4.0 * min(queue / max(daily, 1.0), 5.0))
        for k in range(first_post[i], first_post[i + 1]):
            if posts.trucks_day[k] > 0.0:
                chosen = min(1.0, states.opened[i] * (1.0 + (selectivity - 1.0) * posts.read[k]))
                posts.found[k] = threshold(chosen * found_share)
                n += 1
    return n


@kernel
def provide(start, stop, states, seen, coupled, patience_min):
    """Say for which share of arrests there is a place, and of alarms an operator, at today's load.

    ``seen`` crossings a day, by state, ask for an operator as false alarms do.

    Reads    states.places, detained, towers, operators, false_alarms, judged
    Writes   states.held, answered
    Returns  states that are full
    Source   Erlang-A for control rooms
    """
    full = 0
    for i in range(start, stop):
        states.held[i], states.answered[i] = 1.0, 1.0
        if not coupled:
            continue
        states.held[i] = min(1.0, states.places[i] / max(states.detained[i], 1e-9))
        full += states.held[i] < 1.0
        alarms = states.false_alarms[i] * states.towers[i] + seen[i]
        states.answered[i] = served(alarms, states.operators[i], states.judged[i], patience_min / DAY_MIN)
    return full


@kernel
def attack(
    start, stop, serial, member, protection, outage, through, per_day, surface, mean_days, spread, seed, day
):  # fmt: skip
    """Attack border systems; those that protection does not save are down for days, and may take partners along.

    Every partner whose systems are joined with one's own, in either direction (``through``), widens the surface. With
    equal dice more partners only add attacks.

    Reads    states.serial, member, cyber_protection; law.at_once
    Writes   states.outage
    Returns  attacks on members
    Chance   one block a state and day, purpose CYBER
    """
    attacks, n = 0, through.shape[0]
    most = 1.0 - math.exp(-per_day * (1.0 + surface * n))  # were all systems joined
    for i in range(start, stop):
        w0, w1, w2, w3 = words(seed, serial[i], day, CYBER, 0)
        if unit(w0) >= most:
            continue
        partners = 0
        for j in range(n):
            partners += i != j and (through[i, j] | through[j, i]) == 1
        if unit(w0) >= 1.0 - math.exp(-per_day * (1.0 + surface * partners)):
            continue
        attacks += member[i] == 1
        if unit(w1) < protection[i]:
            continue
        until = np.int32(day + 1 + int(-mean_days * math.log(unit(w2))))
        outage[i] = max(outage[i], until)
        for j in range(n):
            if i != j and unit(w3) < spread and (through[i, j] | through[j, i]) == 1:
                outage[j] = max(outage[j], until)
    return attacks
