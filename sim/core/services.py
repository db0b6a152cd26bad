"""Customs and the judiciary through the week."""

from sim.core.chance import threshold
from sim.core.rows import kernel
from sim.core.surveillance import served

DAY_MIN = 1440.0


@kernel
def select(start, stop, states, posts, first_post, inspected, selectivity, found_share):
    """Let customs of states ``start`` to ``stop`` open fewer trucks when they queue.

    A loaded truck is likelier to be chosen than another, and then what is hidden is found or not.

    Reads    posts.truck_queue, trucks_day
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
        chance = min(1.0, states.opened[i] * selectivity) * found_share
        for k in range(first_post[i], first_post[i + 1]):
            if posts.trucks_day[k] > 0.0:
                posts.found[k] = threshold(chance)
                n += 1
    return n


@kernel
def provide(start, stop, states, coupled, false_alarms_per_tower, alarms_per_operator, patience_min):
    """Say for which share of arrests there is a place, and of alarms an operator, at today's load.

    Reads    states.places, detained, towers, operators
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
        alarms = false_alarms_per_tower * states.towers[i]
        states.answered[i] = served(alarms, states.operators[i], alarms_per_operator, patience_min / DAY_MIN)
    return full
