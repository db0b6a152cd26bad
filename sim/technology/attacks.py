"""Attacks on border systems."""

import math

import numpy as np

from sim.engine.chance import Purpose, unit, words
from sim.engine.rows import kernel

CYBER = int(Purpose.CYBER)


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
