"""What publics read in published statistics: of whose borders, against which habit, and whether crossings surge."""

from typing import NamedTuple

import numpy as np

from sim.politics.settings import PoliticsSettings
from sim.tables import Law
from sim.world import World

MONTH_DAYS = 365.0 / 12.0


class News(NamedTuple):
    """The statistics of a month as publics read them, by state."""

    crossings: np.ndarray  # that the public reads about
    wait_h: np.ndarray
    deaths: np.ndarray
    leaked: np.ndarray  # own records that others let leak or misused


def first_month(w: World) -> int:
    """The first month of the run that was simulated as a whole."""
    return 0 if w.start.day == 1 else 1


def newest_month(w: World) -> int | None:
    """The latest published month that was simulated as a whole; None before the first."""
    month = w.published_month
    return None if month < first_month(w) else month


def reading_of(law: Law) -> np.ndarray:
    """(states, states) whether a public reads about another state's borders: those of all with free movement to it."""
    return np.asarray((law.free > 0) | np.eye(len(law.free), dtype=bool))


def read_about(reads: np.ndarray, population: np.ndarray, detections: np.ndarray, attention: float) -> np.ndarray:
    """Crossings that each public reads about: at its own borders, and at those of states with free movement.

    Of the latter it counts its share by inhabitants; without free movement, a public reads of its own borders alone.
    """
    area = reads.astype(bool)
    share = population / (area @ population)
    return (1.0 - attention) * detections + attention * share * (area @ detections)


def inner(w: World, month: int) -> np.ndarray:
    """Published detections of a month at borders between members; before the run, those expected."""
    return w.governments.usual_inner if month < first_month(w) else w.observed.inner_detections[month]


def rebase(w: World, month: int, politics: PoliticsSettings) -> np.ndarray:
    """The factor on each public's habit by which a change of what is counted is no news.

    What a public reads of changes when law does: a state that leaves an area of free movement reads of its own borders
    alone, and a state that brings controls back at borders with other members begins to count there. The same month is
    read in both ways, as before the change and after it: where nothing has changed, the factor is 1.
    """
    now, before, earlier = (inner(w, month - back) for back in range(3))
    outer = w.observed.detections[month] - w.observed.inner_detections[month]
    begun_or_ended = (earlier == 0) | (now == 0)  # the first month of controls may be a part of one
    counted_before = outer + np.where(begun_or_ended, before, now)
    population, attention = w.states.population, politics.attention_abroad
    old = read_about(w.governments.reads, population, counted_before, attention) + politics.unnoticed
    new = read_about(reading_of(w.law), population, outer + now, attention) + politics.unnoticed
    return np.asarray(new / old)


def surges(w: World, month: int, politics: PoliticsSettings) -> np.ndarray:
    """Log of the newest months' mean published crossings at outer borders over the mean of the months before them.

    Months before the run are taken as usual ones.
    """
    first, governments = first_month(w), w.governments
    outer = w.observed.detections[: month + 1] - w.observed.inner_detections[: month + 1]
    recent = np.arange(month - politics.surge_months + 1, month + 1)
    before = np.arange(recent[0] - politics.before_months, recent[0])

    def mean(months: np.ndarray) -> np.ndarray:
        lived = months[months >= first]
        total = outer[lived].sum(0) + (len(months) - len(lived)) * governments.usual
        return read_about(governments.reads, w.states.population, total / len(months), politics.attention_abroad)

    return np.asarray(np.log((mean(recent) + politics.unnoticed) / (mean(before) + politics.unnoticed)))
