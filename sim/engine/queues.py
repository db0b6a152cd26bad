"""Queues: the chance to wait and the mean wait, tabulated, and waits pooled in histograms."""

import math

import numpy as np

from sim.engine.rows import allocating, kernel, step

BINS = 240  # of waits: bin k holds waits from (k / 4)**2 minutes
GRID = 64  # utilisations at which waiting is tabulated
MEAN, CHANCE = np.uint64(0), np.uint64(1)  # columns of the table


@kernel
def erlang_c(desks, load):
    """Probability of waiting in M/M/c with ``desks`` servers and offered load ``load`` < desks (Erlang 1917)."""
    blocking = 1.0
    for k in range(1, desks + 1):
        blocking = load * blocking / (k + load * blocking)
    rho = load / desks
    return blocking / (1.0 - rho + rho * blocking)


@allocating
def wait_table(desks, scale):
    """Mean wait in service times, and chance to wait, for each number of desks and utilisation.

    Allen-Cunneen: ``Wq = C / (c - a) * scale`` with ``scale = (ca^2 + cs^2) / 2``; utilisation k / GRID, last one
    0.99.
    """
    table = np.zeros((desks.shape[0], GRID, 2), np.float32)
    for p in range(desks.shape[0]):
        c = int(max(1.0, round(desks[p])))
        for k in range(1, GRID):
            rho = min(k / (GRID - 1.0), 0.99)
            chance = erlang_c(c, rho * c)
            table[p, k, 0], table[p, k, 1] = chance / (c * (1.0 - rho)) * scale, chance
    return table


@step
def read(table, p, rho):
    """Mean wait and chance to wait at utilisation ``rho``, linear between the grid's points."""
    x = min(rho, 0.99) * (GRID - 1.0)
    k = np.uint64(x)
    part, after = x - np.float64(k), k + np.uint64(1)
    wait, chance = table[p, k, MEAN], table[p, k, CHANCE]
    return wait + part * (table[p, after, MEAN] - wait), chance + part * (table[p, after, CHANCE] - chance)


@step
def bin_of(minutes):
    """The bin of a wait, as a whole number or a little above it."""
    return min(BINS - 1.0, 4.0 * math.sqrt(minutes))


@step
def put(histogram, minutes, persons):
    """Add travellers to the pooled histogram of waits."""
    histogram[int(bin_of(minutes))] += persons


@kernel
def served(load, operators, per_operator, patience_share):
    """Share of alarms that the operators of a control room judge in time: M/M/m+M (Erlang-A), exponential patience.

    ``load`` is in alarms a day, ``per_operator`` the alarms that one operator can judge a day; patience is in days. The
    birth-death chain is summed until further terms do not matter.
    """
    m = int(max(1.0, operators))
    if load <= 0.0:
        return 1.0
    term, total, lost = 1.0, 1.0, 0.0
    for n in range(1, 20000):
        leave = min(n, m) * per_operator + max(0, n - m) / patience_share
        term *= load / leave
        total += term
        if n > m:
            lost += term * (n - m) / patience_share
        if n > m and term < 1e-12 * total:
            break
        if total > 1e200:
            term, total, lost = term / total, 1.0, lost / total
    return max(0.0, 1.0 - lost / total / load)
