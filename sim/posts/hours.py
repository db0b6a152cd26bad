"""A day at posts, hour by hour: travellers arrive in waves, queue, are checked, and wait.

Posts are taken in batches, so that several share a vector: an hour depends on the hour before, posts do not depend on
each other. What the steps of a batch hand on to one another stands in columns of one array, ``PostBatch.columns``,
where the compiler can tell them apart.
"""

import math
from statistics import NormalDist

import numpy as np

from sim.engine.chance import Purpose
from sim.engine.queues import BINS, bin_of, read
from sim.engine.random_words import at, draw_words, put_key, random_words
from sim.engine.rows import part
from sim.tables import PostBatch

BLOCK = 64  # posts
TWELVE = np.uint64(0xFFF)  # bits
# Share of a day's arrivals in each hour: a broad day with a morning and an afternoon rush (assumption).
_DAY = np.array([1, 0.8, 0.6, 0.6, 1, 2, 4, 6, 7, 7, 6.5, 6, 6, 6, 6, 6.5, 7, 7, 6, 5, 4, 3, 2, 1.5])
HOURS = _DAY / _DAY.sum()
# Staff on duty in each hour relative to the mean of the day: rosters follow the rush, but not all the way (assumption).
ROSTER = 0.35 + 0.65 * HOURS * 24.0
NORMAL = np.array([NormalDist().inv_cdf((k + 0.5) / 4096) for k in range(4096)])  # quantiles, for twelve bits
ARRIVALS = int(Purpose.ARRIVALS)
# Columns of a batch. Of the day: expected travellers, staffed desks, factor and further seconds of a check, size of a
# busload, whether waits are pooled; sums over travellers.
DAILY, DESKS, PAPERWORK, LIST_S, BATCH, POOLED, COUNT, MINUTES, SECONDS = (np.uint64(BLOCK * k) for k in range(9))
# Of the hour: the queue at its end, arrivals, seconds at the desk, utilisation, minutes in the backlog, until a
# busload is checked and of one check, wait and chance to wait, bins of five points.
QUEUE, COME, EYES_S, BUSY, BACKLOG, TOGETHER = (np.uint64(BLOCK * k) for k in range(9, 15))
SERVICE, WAIT, CHANCE, POINTS = (np.uint64(BLOCK * k) for k in range(15, 19))


def post_batch() -> PostBatch:
    """Scratch for a batch of posts."""
    return PostBatch(np.zeros(BLOCK, np.int64), np.zeros(23 * BLOCK), random_words(6 * BLOCK), np.zeros((5, BINS)))


@part
def draw_arrivals(n, serial, batch, seed, day):
    """Draw the random words of a batch's arrivals: four hours share a block of words."""
    for k in range(n):
        for quarter in range(6):
            put_key(batch.random, 6 * k + quarter, serial[at(batch.post[k])], day, ARRIVALS, quarter)
    draw_words(batch.random, 0, 6 * n, seed)
    batch.columns[COUNT : SECONDS + at(BLOCK)] = 0.0


@part
def come(hour, n, burst_cv, batch):
    """Draw this hour's arrivals: Poisson, with further variance as buses, trains and flights come in waves."""
    a, half, bits = batch.columns, at(hour) >> at(1), at(20) + (at(hour) & at(1)) * at(32)
    for k in range(at(n)):
        a[COME + k] = NORMAL[at(batch.random[at(12) * k + half] >> bits & TWELVE)]
    for k in range(at(n)):
        mean = a[DAILY + k] * HOURS[hour]
        spread = math.sqrt(mean + (burst_cv * mean) ** 2)
        a[COME + k] = math.floor(max(0.0, mean + spread * a[COME + k] + 0.5))


@part
def check(hour, n, checks, batch):
    """Check as many travellers as the desks on duty can; the others wait for the next hour.

    Officers hurry where the queue is long. Typing by hand, searches of lists and false matches take time, but do not
    help officers to notice anything.
    """
    a, slack_s = batch.columns, checks.first_line_s - checks.hurried_s
    for k in range(at(n)):
        desks = max(1.0, a[DESKS + k] * ROSTER[hour])
        half, before = desks * checks.queue_half, a[QUEUE + k]
        # Seconds at the desk, ``eyes_s = hurried_s + slack_s / (1 + before / half)``, in one division.
        late, eyes = half + before, checks.hurried_s * (half + before) + slack_s * half
        person_min = (eyes * a[PAPERWORK + k] + a[LIST_S + k] * late) / (60.0 * desks * late)
        load = before + a[COME + k]
        a[QUEUE + k] = max(0.0, load - 60.0 / person_min)
        a[EYES_S + k] = eyes / late
        a[BUSY + k] = load * person_min / 60.0
        a[BACKLOG + k] = 0.5 * (before + a[QUEUE + k]) * person_min
        a[TOGETHER + k] = min(a[BATCH + k] - 1.0, a[COME + k]) * person_min
        a[SERVICE + k] = desks * person_min


@part
def wait(n, waits, batch):
    """Add the wait that irregular arrivals and checks cause, and sum over the hour."""
    a = batch.columns
    for k in range(at(n)):
        a[WAIT + k], a[CHANCE + k] = read(waits, at(batch.post[k]), a[BUSY + k])
    for k in range(at(n)):
        rho, chance = a[BUSY + k], a[CHANCE + k]
        a[CHANCE + k] = chance if (rho > 0.3) & (chance > 0.02) else 0.0  # a smaller chance is neglected
        a[WAIT + k] *= a[SERVICE + k] if (rho > 0.3) & (rho < 1.0) else 0.0
    for k in range(at(n)):
        persons = a[COME + k]
        a[COUNT + k] += persons
        a[MINUTES + k] += persons * (a[BACKLOG + k] + a[WAIT + k] + 0.5 * a[TOGETHER + k])
        a[SECONDS + k] += persons * a[EYES_S + k]


@part
def pool_waits(n, batch):
    """Add the hour's travellers to the histograms of waits: backlog, place in the busload, and random wait.

    Waits within a busload are uniform (three points); random waits are exponential for the share of travellers who have
    any (two points: the quantiles at 1/4 and 3/4). Each point has a histogram of its own, so that additions do not
    depend on each other.
    """
    a = batch.columns
    for k in range(at(n)):
        backlog, together, tail = a[BACKLOG + k], a[TOGETHER + k], a[WAIT + k] / max(a[CHANCE + k], 0.02)
        middle = backlog + 0.5 * together
        a[POINTS + k] = bin_of(backlog + together / 6.0)
        a[POINTS + at(BLOCK) + k] = bin_of(middle)
        a[POINTS + at(2 * BLOCK) + k] = bin_of(backlog + together * 5.0 / 6.0)
        a[POINTS + at(3 * BLOCK) + k] = bin_of(middle + 0.2877 * tail)
        a[POINTS + at(4 * BLOCK) + k] = bin_of(middle + 1.3863 * tail)
    for k in range(at(n)):
        persons, chance = a[COME + k] * a[POOLED + k], a[CHANCE + k]
        if persons > 0.0:
            batch.pooled[at(0), at(a[POINTS + k])] += persons * (1.0 - chance) / 3.0
            batch.pooled[at(1), at(a[POINTS + at(BLOCK) + k])] += persons * (1.0 - chance) / 3.0
            batch.pooled[at(2), at(a[POINTS + at(2 * BLOCK) + k])] += persons * (1.0 - chance) / 3.0
            batch.pooled[at(3), at(a[POINTS + at(3 * BLOCK) + k])] += 0.5 * persons * chance
            batch.pooled[at(4), at(a[POINTS + at(4 * BLOCK) + k])] += 0.5 * persons * chance


@part
def live_hours(n, serial, checks, waiting, histogram, seed, day):
    """Simulate the hours of the day at a batch of posts."""
    batch = waiting.batch
    draw_arrivals(n, serial, batch, seed, day)
    for hour in range(24):
        come(hour, n, checks.burst_cv, batch)
        check(hour, n, checks, batch)
        wait(n, waiting.table, batch)
        pool_waits(n, batch)
    for point in batch.pooled:
        for k in range(BINS):
            histogram[k] += point[k]
    batch.pooled[:] = 0.0
    return n
