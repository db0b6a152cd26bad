"""A ladder of stages, each with a time and a chance that it ends the matter: for infringements and for disputes."""

from typing import NamedTuple

import numpy as np

from sim.engine.chance import unit, words

YEAR_DAYS = 365.25


class Rung(NamedTuple):
    """A stage: how long it takes, and how often it ends the matter."""

    name: str
    mean_years: float
    shape: int  # of its gamma time: 1 exponential, more: nearer to the mean
    success: float


class Draw(NamedTuple):
    """The key of chance of one matter."""

    seed: int
    serial: np.uint64
    day: int
    purpose: int


def days_on(rung: Rung, draw: Draw) -> int:
    """Days that a matter stays on a rung: a gamma time, at least a day."""
    logs = 0.0
    for k in range(rung.shape):
        logs -= np.log(unit(words(draw.seed, draw.serial, draw.day, draw.purpose, 8 + k)[0]))
    return max(1, round(rung.mean_years * YEAR_DAYS * logs / rung.shape))


def succeeds(rung: Rung, draw: Draw) -> bool:
    """Whether a stage that has run its time ends the matter."""
    return bool(unit(words(draw.seed, draw.serial, draw.day, draw.purpose, 7)[0]) < rung.success)


def expected_years(ladder: tuple[Rung, ...]) -> float:
    """Mean time of a matter that climbs from rung to rung until one ends it, or the last is over."""
    total, reached = 0.0, 1.0
    for rung in ladder:
        total += reached * rung.mean_years
        reached *= 1.0 - rung.success
    return total
