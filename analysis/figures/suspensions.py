"""When states suspend free movement, by the events that runs leave."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np

from analysis.load import Point, Study

if TYPE_CHECKING:
    import pandas as pd

MONTH_DAYS = 365.25 / 12
LENGTH = re.compile(r"(\d+) days")
SUSPENDED, RENEWED, LEFT = "suspension", "suspension renewed", "denunciation"


def lives_of(study: Study, point: Point) -> "pd.DataFrame":
    """Steps of treaties in all runs of a point: seed, day, kind, who, about."""
    files = [path for path in study.files("events") if path.name.startswith(point.id)]
    kinds = ", ".join(f"'{kind}'" for kind in (SUSPENDED, RENEWED, LEFT))
    steps = study.query(f"select seed, day, kind, who, about from {{events}} where kind in ({kinds})", events=files)
    return steps.reindex(columns=["seed", "day", "kind", "who", "about"]).sort_values(["seed", "day"])


def busiest(lives: "Iterable[pd.DataFrame]", most: int) -> list[str]:
    """The states with most steps, in the order of the alphabet, downwards."""
    counts: dict[str, int] = {}
    for life in lives:
        for who, count in life["who"].value_counts().items():
            counts[who] = counts.get(who, 0) + int(count)
    return sorted(sorted(counts, key=lambda who: -counts[who])[:most])


def suspended_share(life: "pd.DataFrame", states: list[str], days: int, seeds: int) -> np.ndarray:
    """(states, months): share of seeds in which a state has suspended, mean over the days of the month.

    A suspension lasts the days its event tells, a renewal so much longer: one that does not tell lasts like the first.
    """
    row = {state: k for k, state in enumerate(states)}
    daily = np.zeros((len(states), days), np.float32)
    for (_, who), steps in life[life["kind"] != LEFT].groupby(["seed", "who"]):
        if who in row:
            daily[row[who]] += _in_force(steps, days)
    edges = np.unique(np.minimum(np.arange(0, days + MONTH_DAYS, MONTH_DAYS).astype(int), days))
    sums = np.add.reduceat(daily, edges[:-1], axis=1)
    return sums / np.diff(edges) / max(1, seeds)


def _in_force(steps: "pd.DataFrame", days: int) -> np.ndarray:
    """Whether a state has suspended, day by day, from the steps of one run."""
    held, until, length = np.zeros(days, bool), 0, 0
    for step in steps.itertuples():
        told = LENGTH.search(step.about or "")
        length = int(told[1]) if told else length
        first = step.day + 1 if step.kind == SUSPENDED else max(until, step.day)
        until = first + length
        held[first:until] = True
    return held
