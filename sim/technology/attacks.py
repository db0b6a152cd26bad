"""Attacks on border systems."""

import math
from typing import NamedTuple

import numpy as np

from sim.engine.chance import Purpose, unit, words
from sim.engine.rows import kernel

CYBER = int(Purpose.CYBER)


class Attacks(NamedTuple):
    """How often border systems are attacked, and for how long they are down: parameters."""

    per_day: float  # on systems that are not joined with any partner's
    surface: float  # further attacks for each partner whose systems are joined, relative to that
    mean_days: float
    spread: float  # chance that an outage takes the systems of a partner along


@kernel
def attack(start, stop, serial, member, protection, outage, joined, attacks, seed, day):
    """Attack border systems; where protection does not stop the attack, systems are down for days.

    An outage may spread to partners. Each partner whose systems are joined with a state's own, in either direction
    (``joined``), adds attacks. With the same random numbers, more partners never remove an attack.

    Reads    states.serial, member; systems.cyber_protection; law.at_once
    Writes   outage
    Returns  attacks on members
    Chance   one block for each state and day, purpose CYBER
    """
    n, on_members = joined.shape[0], 0
    most = 1.0 - math.exp(-attacks.per_day * (1.0 + attacks.surface * n))  # the chance if all systems were joined
    for i in range(start, stop):
        w0, w1, w2, w3 = words(seed, serial[i], day, CYBER, 0)
        if unit(w0) >= most:
            continue
        partners = 0
        for j in range(n):
            partners += i != j and (joined[i, j] | joined[j, i]) == 1
        if unit(w0) >= 1.0 - math.exp(-attacks.per_day * (1.0 + attacks.surface * partners)):
            continue
        on_members += member[i] == 1
        if unit(w1) < protection[i]:
            continue
        until = np.int32(day + 1 + int(-attacks.mean_days * math.log(unit(w2))))
        outage[i] = max(outage[i], until)
        for j in range(n):
            if i != j and unit(w3) < attacks.spread and (joined[i, j] | joined[j, i]) == 1:
                outage[j] = max(outage[j], until)
    return on_members
