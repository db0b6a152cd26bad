"""How a target is read from the runs of its pack: one value a seed."""

import math
from collections.abc import Callable
from typing import Any

import numpy as np

from analysis.load import DAYS_A_YEAR, Point, Study

Values = np.ndarray  # one a seed


def read(study: Study, how: dict[str, Any]) -> Values:
    """Values by seed of what ``how`` asks: its first key names the reading, the rest its terms."""
    name = next(iter(how))
    return READINGS[name](study, how[name], how)


def _runs(study: Study, at: Any = None) -> "tuple[Point, Any]":
    """The point of a scenario or of a value (the first by default), and its runs by seed.

    Points without runs are left out: a study in which defaults have changed still knows those of before.
    """
    lived = [p for p in study.points.values() if p.id in set(study.runs["point"])]
    points = [p for p in lived if at is None or at in p.varied.values()]
    if not points:
        points = [p for p in lived if p.scenario == at]
    runs = study.runs[study.runs["point"] == points[0].id].set_index("seed")
    return points[0], runs


def _value(runs: Any, metric: str | list[str]) -> Any:
    """A metric, or the ratio of two, by seed."""
    if isinstance(metric, str):
        return runs[metric].astype(float)
    return runs[metric[0]].astype(float) / runs[metric[1]].astype(float)


def level(study: Study, metric: str, _: dict) -> Values:
    """The summary as it stands."""
    return _value(_runs(study)[1], metric).to_numpy()


def yearly(study: Study, metric: str, _: dict) -> Values:
    """A count told a year."""
    point, runs = _runs(study)
    return _value(runs, metric).to_numpy() * DAYS_A_YEAR / (point.days - point.burn_in_days)


def ratio(study: Study, metrics: list[str], how: dict) -> Values:
    """One count over another."""
    return _value(_runs(study)[1], metrics).to_numpy() * how.get("times", 1)


def _both(study: Study, metric: str | list[str], how: dict) -> tuple[Values, Values]:
    """Before and after, of the seeds both have."""
    before, after = (_value(_runs(study, how[end])[1], metric) for end in ("from", "to"))
    seeds = before.index.intersection(after.index)
    return before.loc[seeds].to_numpy(), after.loc[seeds].to_numpy()


def change(study: Study, metric: str | list[str], how: dict) -> Values:
    """Relative change between two points, paired by seed."""
    before, after = _both(study, metric, how)
    return after / before - 1


def elasticity(study: Study, metric: str, how: dict) -> Values:
    """Logarithmic change over the logarithm of the factor applied."""
    before, after = _both(study, metric, how)
    return np.log(after / before) / math.log(how["factor"])


def convexity(study: Study, metric: str, how: dict) -> Values:
    """The second step's change less the first's, over the first's, for three equal steps."""
    first, second, third = (_value(_runs(study, at)[1], metric) for at in how["at"])
    seeds = first.index.intersection(second.index).intersection(third.index)
    one, two = (second - first).loc[seeds].to_numpy(), (third - second).loc[seeds].to_numpy()
    return (two - one) / np.abs(one)


def sea(study: Study, column: str, how: dict) -> Values:
    """A count at external sea borders over crossings detected there; ``observed`` names what of it is recorded."""
    files = study.files("detail/borders")
    rows = study.query(
        f"select seed, sum({column}) / sum(apprehensions + turn_backs + gotaways) as share from {{borders}} "
        "where external and kind = 'sea' group by seed order by seed",
        borders=files,
    )
    if not len(rows):
        return np.array([np.nan])
    runs = _runs(study)[1].loc[rows["seed"]]
    recorded = _value(runs, [how["observed"], column]).to_numpy() if "observed" in how else 1.0
    return rows["share"].to_numpy(float) * recorded


READINGS: dict[str, Callable[[Study, Any, dict], Values]] = {
    "level": level, "yearly": yearly, "ratio": ratio, "change": change, "elasticity": elasticity,
    "convexity": convexity, "sea": sea,
}  # fmt: skip
