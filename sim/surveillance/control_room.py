"""Control rooms: the share of alarms that operators judge in time."""

from sim.engine.queues import served
from sim.engine.rows import kernel

DAY_MIN = 1440.0


@kernel
def staff(start, stop, guards, seen, coupled, patience_min):
    """Compute the share of alarms that operators judge in time, at today's load.

    ``seen`` is the number of detected crossings a day by state; each is an alarm, as false alarms are. Who shares a
    picture with a partner has the false alarms of its towers too: the price of seeing more.

    Reads    guards.towers, operators, false_alarms, alarms_per_operator, shared_alarms
    Writes   guards.answered
    Returns  states whose alarms are not all answered
    Source   Erlang-A for control rooms
    """
    short = 0
    for i in range(start, stop):
        guards.answered[i] = 1.0
        if coupled:
            alarms = guards.false_alarms[i] * guards.towers[i] + guards.shared_alarms[i] + seen[i]
            guards.answered[i] = served(
                alarms, guards.operators[i], guards.alarms_per_operator[i], patience_min / DAY_MIN
            )
        short += guards.answered[i] < 1.0
    return short
