"""A month of firearms: some are found on the way out or in, the others circulate until they are lost or recovered."""

import math

import numpy as np

from sim.engine.chance import Purpose, binomial, mix, poisson
from sim.engine.rows import kernel

FIREARM = int(Purpose.FIREARM)
MONTHS = 12.0


@kernel
def smuggle_month(arms, terms, serial, seed, day, told):
    """A month, for every source and destination.

    ``told`` by destination is filled with firearms taken across, seized on the way out and in, recovered, and traced.

    Reads    arms.flow, outbound, inbound, traced
    Writes   arms.deterred, stock, seized_out, seized_in, recovered, sourced; told
    Returns  firearms that came through
    Chance   counts for each pair and month, purpose FIREARM
    """
    total, n = 0, serial.shape[0]
    told[:] = 0
    near = 1.0 - math.exp(-1.0 / (MONTHS * terms.trace_years))
    for i in range(n):
        for j in range(n):
            if arms.flow[i, j] <= 0.0 and arms.stock[i, j] == 0:
                continue
            key = np.uint64(mix(serial[i], serial[j]))
            arms.deterred[i, j] += (terms.trace_effect * arms.traced[i, j] - arms.deterred[i, j]) * near
            sent = poisson(arms.flow[i, j] * (1.0 - arms.deterred[i, j]) / MONTHS, seed, key, day, FIREARM, 0)
            out = binomial(sent, arms.outbound[i, j], seed, key, day, FIREARM, 1)
            found = binomial(sent - out, arms.inbound[i, j], seed, key, day, FIREARM, 2)
            rate = terms.lost_per_year + terms.recovered_per_year
            left = binomial(arms.stock[i, j], 1.0 - math.exp(-rate / MONTHS), seed, key, day, FIREARM, 3)
            back = binomial(left, terms.recovered_per_year / max(rate, 1e-12), seed, key, day, FIREARM, 4)
            sourced = binomial(back, arms.traced[i, j], seed, key, day, FIREARM, 5)
            arms.stock[i, j] += sent - out - found - left
            arms.seized_out[i, j], arms.seized_in[i, j] = out, found
            arms.recovered[i, j], arms.sourced[i, j] = back, sourced
            told[j, 0] += sent
            told[j, 1] += out
            told[j, 2] += found
            told[j, 3] += back
            told[j, 4] += sourced
            total += sent - out - found
    return total
