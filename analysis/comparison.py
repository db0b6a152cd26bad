"""Points of a study against a baseline, paired by seed: for every metric the difference and what it is worth."""

import math
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from analysis.bounds import gap_within, level_within
from analysis.expectations import Finding, findings
from analysis.load import DAYS_A_YEAR, Metric, Point, Study
from analysis.measures import measures
from analysis.statistics import (
    Interval,
    holm,
    intervals,
    more_pairs,
    p_paired,
    probability_higher,
    skewness,
    variance_reduction,
)

if TYPE_CHECKING:
    import pandas as pd

PRECISION = 1.0  # per cent of the baseline's mean: the half-width that ``more_seeds`` is told for, unless asked
SKEWED = 1.5  # of differences; beyond it a t interval of 8 runs covered 77-86 % where 90 % was asked
POOLED = "all points of the design"  # what stands for a baseline where a design has none
OTHER_WORLD = "another world"  # why there is no difference
THEMES = ("security", "crime", "cooperation", "mobility", "rights", "cost")  # the order of tables


class Comparison(NamedTuple):
    """What came out of a study."""

    study: Study
    baseline: Point
    table: "pd.DataFrame"  # one row a metric and point, columns as COLUMNS
    findings: list[Finding]  # what scenarios were expected to do, and what came out
    measures: "pd.DataFrame"  # what only pairs of runs can say, columns as measures.COLUMNS

    @property
    def others(self) -> list[Point]:
        """The points with runs that are compared with the baseline, in the order of the study."""
        done = set(self.table["point"])
        return [p for key, p in self.study.points.items() if key in done and key != self.baseline.id]

    @property
    def pooled(self) -> bool:
        """Whether this is a design without a baseline: levels are those of all of its points, and nothing differs."""
        return self.baseline.label == POOLED

    def some(self, most: int) -> list[Point]:
        """At most so many of the others, spread over all of them."""
        return spread(self.others, most)

    @property
    def same_world(self) -> list[Point]:
        """Of the others, those that play where the baseline does: only they share its borders and states."""
        return [p for p in self.others if p.shares_world(self.baseline)]

    @property
    def same_time(self) -> list[Point]:
        """Of the others, those that begin on the baseline's first day."""
        return [p for p in self.others if p.start == self.baseline.start]


def spread(points: list[Point], most: int) -> list[Point]:
    """At most so many points, the first and the last among them and the rest evenly between."""
    if len(points) <= most:
        return points
    places = np.linspace(0, len(points) - 1, most).round().astype(int) if most > 1 else np.array([len(points) - 1])
    return [points[k] for k in places[:most]]


COLUMNS = (
    "theme", "metric", "unit", "kind", "better", "scenario", "label", "point", "baseline", "runs", "mean", "mean_low",
    "mean_high", "pairs", "baseline_mean", "difference", "low", "high", "method", "percent", "percent_low",
    "percent_high", "p", "p_holm", "probability_higher", "variance_reduction", "spread", "skewness", "more_seeds",
    "below", "baseline_below", "below_percent", "note",
)  # fmt: skip


def compared(study: Study, baseline: str | None = None, precision: float = PRECISION) -> Comparison:
    """The comparison as such: nothing is written or printed.

    The points of a design are spread over settings, and none is a baseline: unless one is named, the table holds levels
    over all of them, and no difference.
    """
    import pandas as pd

    base = study.baseline(baseline)
    columns = _columns(study)
    lines = [below(name) for name in columns if below(name) in study.runs]
    values = {point: rows.set_index("seed")[[*columns, *lines]] for point, rows in _yearly(study, columns, lines)}
    if baseline is None and study.manifest.get("design") and values:
        base, values = base._replace(label=POOLED), {base.id: pd.concat(values.values())}
    at_base = values.get(base.id, pd.DataFrame(columns=[*columns, *lines], dtype=float))
    rows: list[dict[str, Any]] = []
    for key, point in study.points.items():
        if key in values:
            own = _rows(point, base, values[key][list(columns)], at_base[list(columns)], columns)
            rows += [row | _below(row["metric"], values[key], at_base, point.shares_world(base)) for row in own]
    table = pd.DataFrame(rows, columns=list(COLUMNS))
    wanted = table["baseline_mean"].abs() * precision / 100.0
    table["more_seeds"] = [more_pairs(*row) for row in zip(table["spread"], table["pairs"], wanted, strict=True)]
    others = [point for key, point in study.points.items() if key in values and key != base.id]
    return Comparison(study, base, table, findings(study, base, table), measures(study, base, others))


def _columns(study: Study) -> dict[str, Metric]:
    """The columns of runs/ that hold summaries, with what they mean, theme by theme; ``_end`` are stocks' last days."""
    told = dict(study.metrics)
    for name, metric in study.metrics.items():
        if metric.kind == "stock":
            told[f"{name}_end"] = metric._replace(name=f"{name}_end", meaning=f"{metric.meaning} On the last day.")
    found = [metric for name, metric in told.items() if name in study.runs]
    rank = {theme: k for k, theme in enumerate(THEMES)}
    return {m.name: m for m in sorted(found, key=lambda m: rank.get(m.theme, len(THEMES)))}


def below(metric: str) -> str:
    """The column of runs/ with that of which a ratio or a quantile is taken."""
    return f"{metric}_below"


def _below(name: str, own: "pd.DataFrame", at_base: "pd.DataFrame", comparable: bool) -> dict[str, float]:
    """What a ratio or a quantile is taken of a year, here and at the baseline, over the seeds that both have."""
    line = below(name)
    if line not in own:
        return {}
    pairs = own.index.intersection(at_base.index) if comparable else own.index[:0]
    here, there = float(own.loc[pairs, line].mean()), float(at_base.loc[pairs, line].mean())
    return {"below": here, "baseline_below": there, "below_percent": 100.0 * (here / there - 1) if there else math.nan}


def _yearly(study: Study, columns: dict[str, Metric], lines: list[str]) -> Any:
    """The runs by point, counts told a year: points of different length can be compared."""
    counts = [*(name for name, metric in columns.items() if metric.kind == "count"), *lines]
    for key, rows in study.runs.astype(dict.fromkeys([*columns, *lines], float)).groupby("point", sort=False):
        point, scaled = study.points[str(key)], rows.copy()
        scaled[counts] *= DAYS_A_YEAR / max(1, point.days - point.burn_in_days)
        yield str(key), scaled


def _rows(
    point: Point, base: Point, own: "pd.DataFrame", at_base: "pd.DataFrame", columns: dict[str, Metric]
) -> list[dict[str, Any]]:
    """The rows of one point; in another world than the baseline's it has levels, and no differences."""
    pairs = own.index.intersection(at_base.index) if point.shares_world(base) else own.index[:0]
    paired, reference = own.loc[pairs].to_numpy(float), at_base.loc[pairs].to_numpy(float)
    bounds = [(metric.least, metric.most) for metric in columns.values()]
    levels = [level_within(own[name].to_numpy(float), *bounds[k]) for k, name in enumerate(columns)]
    gaps = [
        gap_within(gap, paired[:, k], reference[:, k], *bounds[k])
        for k, gap in enumerate(intervals(paired - reference))
    ]
    who = {"scenario": point.scenario, "label": point.label, "point": point.id, "baseline": base.label}
    rows = [
        _row(metric, levels[k], gaps[k], paired[:, k], reference[:, k], len(own)) | who
        for k, metric in enumerate(columns.values())
    ]
    if not point.shares_world(base):
        rows = [row | {"note": OTHER_WORLD} for row in rows]
    if point.id == base.id:
        return [{key: value for key, value in row.items() if key not in OF_PAIRS} for row in rows]
    for row, adjusted in zip(rows, holm(np.array([row["p"] for row in rows])), strict=True):
        row["p_holm"] = adjusted
    return rows


OF_PAIRS = (
    "pairs", "baseline_mean", "difference", "low", "high", "method", "percent", "percent_low", "percent_high", "p",
    "probability_higher", "variance_reduction", "spread", "skewness",
)  # fmt: skip


def _row(
    metric: Metric, level: Interval, gap: Interval, paired: np.ndarray, at_base: np.ndarray, runs: int
) -> dict[str, Any]:
    """One metric of one point: ``level`` over all its runs, ``gap`` over the seeds it shares with the baseline."""
    differences = paired - at_base
    both = np.isfinite(differences)
    reference = float(at_base[both].mean()) if both.any() else math.nan
    skew = skewness(differences)
    percent = [100.0 * x / abs(reference) if reference else math.nan for x in (gap.mean, gap.low, gap.high)]
    return {
        "theme": metric.theme, "metric": metric.name, "unit": metric.unit_over_time, "kind": metric.kind,
        "better": metric.better, "runs": level.n, "mean": level.mean, "mean_low": level.low, "mean_high": level.high,
        "pairs": gap.n, "baseline_mean": reference, "difference": gap.mean, "low": gap.low, "high": gap.high,
        "method": gap.method, "percent": percent[0], "percent_low": percent[1], "percent_high": percent[2],
        "p": p_paired(differences), "probability_higher": probability_higher(differences),
        "variance_reduction": variance_reduction(paired, at_base), "skewness": skew,
        "spread": float(differences[both].std(ddof=1)) if gap.n > 1 else math.nan,
        "note": _note(level, gap, runs, skew),
    }  # fmt: skip


def _note(level: Interval, gap: Interval, runs: int, skew: float) -> str:
    """What a reader must know about a row before believing it."""
    if not level.n:
        return "empty in all runs"
    if level.n == 1:
        return "one run: no interval"
    if not gap.n:
        return "no seed in common with the baseline"
    if gap.n == 1:
        return "one pair: no interval"
    if level.n < runs:
        return f"empty in {runs - level.n} of {runs} runs"
    if abs(skew) > SKEWED:
        return "skewed: the interval may cover less than 90 %"
    return ""
