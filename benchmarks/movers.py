"""The movers' kernel against the same physics as Mesa agents and as hand-written C: same draws, same fates."""

import math
import shutil
from collections.abc import Iterator
from statistics import median
from typing import Protocol

import numpy as np

from benchmarks.figure import Figure
from benchmarks.movers_world import BUSY, QUIET, SETTLED, USUAL, Place, copied, make, renew
from benchmarks.timing import ratio, seconds
from sim.movers.crossing import cross
from sim.tables import Fate

MOVERS = 100_000


class Peer(Protocol):
    """One way to live the movers' days."""

    def live(self, day: int) -> None:
        """Live one day; this is what is timed."""

    def fates(self) -> np.ndarray:
        """How many met each fate today."""

    def renew(self, day: int) -> None:
        """Whoever has left begins another story."""


class InKernel:
    """The model's own kernel."""

    def __init__(self, place: Place) -> None:
        self.place, self.happened = place, 0

    def live(self, day: int) -> None:
        """One day."""
        self.happened = cross(0, len(self.place.movers.serial), *self.place.tables, day)

    def fates(self) -> np.ndarray:
        """How many met each fate today."""
        return np.bincount(self.place.crossings.fate[: self.happened], minlength=len(Fate))

    def renew(self, day: int) -> None:
        """Whoever has left begins another story."""
        renew(self.place, day)


class Race:
    """Peers that live the same days in turn, some days at a time."""

    def __init__(self, first_day: int, *peers: Peer) -> None:
        self.peers, self.day, self.events, self.days = peers, first_day, 0, 0
        self.agree = True
        self.taken: list[list[float]] = [[] for _ in peers]

    def run(self, rounds: int, days: int) -> "Race":
        """Each round, each peer lives so many days; its time of the round is the median of a day."""
        for _ in range(rounds):
            counts = [self._days(k, days) for k in range(len(self.peers))]
            self.agree &= all(np.array_equal(counts[0], other) for other in counts[1:])
            self.events += int(counts[0].sum())
            self.day, self.days = self.day + days, self.days + days
        return self

    def _days(self, k: int, days: int) -> np.ndarray:
        peer, times, counts = self.peers[k], [], []
        for day in range(self.day, self.day + days):
            times.append(seconds(lambda: peer.live(day)))  # noqa: B023 - called at once
            counts.append(peer.fates())
            peer.renew(day)
        self.taken[k].append(median(times))
        return np.array(counts)

    def ns(self, k: int) -> float:
        """Nanoseconds of peer ``k`` for one mover and day."""
        return median(self.taken[k]) / MOVERS * 1e9 if self.agree else math.nan

    def times_faster(self, k: int) -> float:
        """How often the first peer's speed holds that of peer ``k``."""
        return ratio(self.taken[k], self.taken[0]) if self.agree else math.nan


def measure() -> Iterator[Figure]:
    """Nanoseconds a mover and day, and ratios, for busy and quiet movers."""
    for pace in (BUSY, USUAL, QUIET):
        place = make(MOVERS, pace)
        yield from _against_c(place, pace)
        yield from _against_mesa(place, pace)


def _against_c(place: Place, pace: str) -> Iterator[Figure]:
    if shutil.which("gcc") is None:
        yield Figure(f"movers' kernel against C, {pace}", math.nan, "x", note="needs gcc")
        return
    from benchmarks.peers.c_movers import InC

    race = Race(SETTLED * place.mean_days, InKernel(copied(place)), InC(copied(place))).run(rounds=20, days=10)
    share = f"{race.events / race.days / MOVERS:.1%} of 1e5 movers busy a day"
    yield Figure(f"movers' kernel, {pace}", race.ns(0), "ns/step", note=share)
    yield Figure(f"movers in C, {pace}", race.ns(1), "ns/step", note="gcc -O3 -march=native, same counts")
    yield Figure(f"movers' kernel's speed against C, {pace}", race.times_faster(1), "x", 0.9, 1.0, True)


def _against_mesa(place: Place, pace: str) -> Iterator[Figure]:
    from benchmarks.peers.mesa_movers import MesaMovers

    race = Race(SETTLED * place.mean_days, InKernel(copied(place)), MesaMovers(place)).run(rounds=3, days=10)
    yield Figure(f"movers in Mesa, {pace}", race.ns(1), "ns/step", note="shuffle_do, same counts")
    yield Figure(f"movers' kernel's speed against Mesa, {pace}", race.times_faster(1), "x", 500, 1000, True)
