"""Queues: the chance to wait and the mean wait, tabulated, and waits pooled in histograms."""

import math

import numpy as np

from sim.core.rows import allocating, kernel, step

BINS = 240  # of waits: bin k holds waits from (k / 4)**2 minutes
GRID = 64  # utilisations at which waiting is tabulated


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
    waits, chances = np.zeros((desks.shape[0], GRID)), np.zeros((desks.shape[0], GRID))
    for p in range(desks.shape[0]):
        c = int(max(1.0, round(desks[p])))
        for k in range(1, GRID):
            rho = min(k / (GRID - 1.0), 0.99)
            chances[p, k] = erlang_c(c, rho * c)
            waits[p, k] = chances[p, k] / (c * (1.0 - rho)) * scale
    return waits, chances


@step
def read(table, p, rho):
    """A tabulated value at utilisation ``rho``, linear between the grid's points."""
    x = min(rho, 0.99) * (GRID - 1.0)
    k = min(int(x), GRID - 2)
    return table[p, k] + (x - k) * (table[p, k + 1] - table[p, k])


@step
def put(histogram, minutes, persons):
    """Add travellers to the pooled histogram of waits."""
    histogram[min(BINS - 1, int(4.0 * math.sqrt(minutes)))] += persons


@step
def spread_waits(histogram, backlog_min, together_min, chance, tail_min, persons):
    """Add an hour's travellers to the histogram: the backlog, their place in the busload, and chance beyond.

    Waits within a busload are uniform (three points, one when it is checked within half a minute); waits by chance
    are exponential for the share ``chance`` who wait at all (two points).
    """
    middle = backlog_min + 0.5 * together_min
    if together_min < 0.5:
        put(histogram, middle, persons * (1.0 - chance))
    else:
        for place in (1.0, 3.0, 5.0):
            put(histogram, backlog_min + together_min * place / 6.0, persons * (1.0 - chance) / 3.0)
    if chance > 0.0:
        for q in (0.2877, 1.3863):  # exponential quantiles at 1/4 and 3/4
            put(histogram, middle + q * tail_min, persons * chance / 2.0)
