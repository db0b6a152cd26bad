"""Two threads against one on a million movers, and what a mover takes of memory."""

from collections.abc import Iterator

from benchmarks.figure import Figure
from benchmarks.movers_world import BUSY, SETTLED, Place, copied, make, renew
from benchmarks.timing import ratio, seconds
from sim.engine.slices import over_rows
from sim.movers.crossing import cross

MOVERS, ROUNDS = 1_000_000, 12


def measure() -> Iterator[Figure]:
    """Times faster with two threads, each with a slice; bytes of a row of the movers' table."""
    place = make(MOVERS, BUSY)
    yield Figure("memory per mover", sum(c.nbytes for c in place.movers) / MOVERS, "B", 32, 17)
    other, day = copied(place), SETTLED * place.mean_days
    one, two = [], []
    for today in range(day, day + ROUNDS):
        one.append(seconds(lambda: _live(place, today, 1)))  # noqa: B023 - called at once
        two.append(seconds(lambda: _live(other, today, 2)))  # noqa: B023
        renew(place, today)
        renew(other, today)
    yield Figure("2 threads against 1, 1e6 movers", ratio(one, two), "x", 1.7, 1.9, True)


def _live(place: Place, day: int, threads: int) -> None:
    over_rows(cross, MOVERS, *place.tables, day, threads=threads)
