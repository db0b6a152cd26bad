"""A study as a sample: what was varied by point, and what came out."""

from typing import NamedTuple

import numpy as np

from analysis.load import Study
from analysis.refusal import Refusal, nearest


class Sample(NamedTuple):
    """Points of a study that have runs."""

    names: list[str]  # settings that vary, each a number
    x: np.ndarray  # (points, settings)
    ids: list[str]
    ranges: np.ndarray  # (settings, 2), as the design tells them, else as seen
    kind: str  # of the design: sobol, morris, lhs, grid; empty where none is told

    @property
    def unit(self) -> np.ndarray:
        """``x`` with every range from 0 to 1."""
        return (self.x - self.ranges[:, 0]) / np.ptp(self.ranges, axis=1)


def sample(study: Study) -> Sample:
    """The settings that take several values. Raises Refusal where one is no number or nothing varies."""
    done = set(study.runs["point"])
    points = [point for key, point in study.points.items() if key in done]
    seen: dict[str, list] = {}
    for point in points:
        for name, value in point.varied.items():
            seen.setdefault(name, []).append(value)
    several = [name for name, values in seen.items() if len({str(value) for value in values}) > 1]
    texts = [name for name in several if not all(_number(point.varied.get(name)) for point in points)]
    if texts:
        raise Refusal(
            "study", f"varies {', '.join(texts)}, which is not a number", "Give a study that varies only numbers."
        )
    if not several:
        raise Refusal("study", f"'{study.name}' varies no number", "Run one with ranges or a design first.")
    design = study.manifest.get("design") or {}
    x = np.array([[float(point.varied[name]) for name in several] for point in points])
    told = dict(zip(design.get("names") or [], design.get("ranges") or [], strict=False))
    ranges = np.array([told.get(name, (x[:, k].min(), x[:, k].max())) for k, name in enumerate(several)], float)
    return Sample(several, x, [point.id for point in points], ranges, str(design.get("kind") or ""))


def _number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


class Outcome(NamedTuple):
    """A metric over the points of a sample."""

    metric: str
    y: np.ndarray  # mean over seeds
    noise: float  # share of the variance between points that seeds alone explain; NaN with one seed a point


def outcome(study: Study, sampled: Sample, metric: str) -> Outcome:
    """What came out of each point. Raises Refusal where the study has no such metric."""
    if metric not in study.runs:
        raise Refusal("metric", f"no metric '{metric}' in study '{study.name}'", nearest(metric, study.metrics))
    groups = study.runs.assign(value=study.runs[metric].astype(float)).groupby("point")["value"]
    means = groups.mean().reindex(sampled.ids).to_numpy()
    variance = float(np.nanvar(means, ddof=1)) if len(means) > 1 else np.nan
    within = float((groups.var() / groups.count()).mean())
    return Outcome(metric, means, within / variance if variance > 0 else np.nan)
