"""Lists at real scale: every person under an alert as a row, things as counts, 41 million searches a day."""

from collections.abc import Iterator
from statistics import median
from time import perf_counter

import numpy as np

from benchmarks.figure import Figure
from benchmarks.timing import interleaved
from sim import BorderModel, load
from sim.information import phases as information
from sim.information.alert_propagation import count_known
from sim.information.picture import AGES, permission

DAYS, MANY = 20, 400_000


def measure() -> Iterator[Figure]:
    """Bytes and milliseconds a day of the whole of SIS; nanoseconds an count_known of one record to one partner."""
    model = BorderModel(
        load("baseline", seed=1, overrides=["scale.persons_per_alert=1", f"days={DAYS}", "burn_in_days=0"])
    )
    w = model.world
    days = [step(model) for _ in range(DAYS)]
    rows = w.alerts_used
    held = sum(column.nbytes for column in w.alerts) / len(w.alerts.serial)
    yield Figure("alerts in force, things counted", float(w.lists.records[:, w.states.member == 1].sum()), "records")
    yield Figure("searches a day", float(w.searches.total.sum()), "searches")
    yield Figure("alerts on persons held as rows", float(rows), "rows")
    yield Figure("memory of one such row", held, "B")
    yield Figure("a day of entering, searching, asking", median(days[1:]) * 1e3, "ms")
    few, late = permission(w)
    offers = offered(w, few, late) * few.shape[2]
    (times,) = interleaved(5, lambda: offered(w, few, late))
    yield Figure("count_known of a record to a partner, 1 thread", median(times) / offers * 1e9, "ns", 10, 5)


def step(model) -> float:
    """Live a day; seconds that its phases of information took."""
    spent = 0.0
    for phase in model.tick:
        if model.falls_on(phase.rhythm):
            start = perf_counter()
            phase.act(model)
            spent += (perf_counter() - start) * (phase.act.__module__ == information.__name__)
    model.world.day += 1
    return spent


def offered(w, few: np.ndarray, late: np.ndarray) -> int:
    """Offer the first records to every state; records offered."""
    known, total = np.zeros((len(AGES), few.shape[2]), np.int64), np.zeros((len(AGES), few.shape[1]), np.int64)
    return count_known(0, min(MANY, w.alerts_used), w.alerts, few, late, AGES, known, total, w.seed, w.day)
