"""The runs behind the patterns: what hardened sectors lose and others gain, and what fixed and random plans stop."""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from sim import BorderModel, load
from tools.one_border import BURN_IN, PLAIN, count, displaced, ground, guarded

SHARES = (1, 3, 6, 9, 11, 12)  # hardened sectors of twelve


class Patterns(NamedTuple):
    """All that the figure and the page show; one entry a seed where seeds are."""

    two: np.ndarray  # (seeds, 3, margins): flow of the treated of two sectors, what it lost, what the other gained
    twelve: np.ndarray  # (SHARES, seeds, 3, margins): the same for so many of twelve
    mapped: np.ndarray  # (seeds, 3, margins): the busiest sector of the US-Mexico map
    stopped: np.ndarray  # (learners, others) x (fixed, random) x seeds: share of attempts stopped
    points: list[dict]  # of the hypercube


def displacement(sectors: int, hardened: int, seed: int, words: Mapping[str, object] = PLAIN) -> np.ndarray:
    """(3, margins): flow of ``hardened`` of ``sectors`` comparable sectors, what they lose, what the others gain."""
    treated = np.arange(sectors) < hardened
    before, after = (count(ground(sectors, seed, range(n), words)) for n in (0, hardened))
    return displaced(before, after, treated)


def displacement_on_the_map(seed: int) -> np.ndarray:
    """The same for the busiest sector of the US-Mexico map, which the scenario hardens, all feedbacks on."""
    counts: list[np.ndarray] = []
    for scenario in ("baseline", "one_sector_hardened"):
        words = ["world=us_mexico", "days=545", f"burn_in_days={BURN_IN}"]
        model = BorderModel(load(scenario, seed=seed, overrides=words))
        model.journal = []
        counts.append(count(model))
    before, after = counts
    return displaced(before, after, model.world.sectors.extra[guarded(model)] > 0)


def stopped_share(allocation: str, learn: bool, seed: int, words: Mapping[str, object] = PLAIN) -> float:
    """Share of attempts that are stopped when half of twelve sectors are guarded each week."""
    plan = {"surveillance.allocation": allocation, "movers.learning.enabled": str(learn).lower()}
    model = ground(12, seed, words={**plan, **words}).run()
    daily, days = model.world.daily, slice(BURN_IN, None)
    return float((daily.apprehensions + daily.turn_backs)[days].sum() / daily.attempts[days].sum())
