"""Legitimate travellers screened one by one: the price of one, and of a year of an external border."""

from collections.abc import Iterator
from statistics import median

import numpy as np

from benchmarks.figure import Figure
from benchmarks.timing import interleaved
from sim.engine.chance import threshold
from sim.engine.slices import over_rows
from sim.posts.checks import screen_person_by_person

MANY, YEAR = 20_000_000, 600_000_000  # crossings of the Schengen external border a year, about
SEED, SERIAL, DAY = 20_240_101, np.uint64(0x9E3779B97F4A7C15), 0


def measure() -> Iterator[Figure]:
    """Nanoseconds a traveller on one thread; seconds of a year on two."""
    screen(4, 1)
    many, year = interleaved(3, lambda: screen(MANY, 1), lambda: screen(YEAR, 2))
    yield Figure("traveller screened one by one, 1 thread", median(many) / MANY * 1e9, "ns", 5, 2)
    yield Figure("a year of 600 M crossings, 2 threads", median(year), "s", 10, 2)


def screen(travellers: int, threads: int) -> int:
    """How many are referred to the second line."""
    alarm = threshold(0.02)
    done = over_rows(screen_person_by_person, travellers, alarm, SEED, SERIAL, DAY, threads=threads)
    return sum(count for _, count in done)
