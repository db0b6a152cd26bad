"""Detection against waits, rights and cost: what a gain in one is paid with in the others."""

import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.comparison import Comparison
from analysis.figures.dots import MATTERS
from analysis.figures.look import GREY, INK, STYLES, clean, frame, look, source, thousands
from analysis.figures.panels import Panels
from analysis.load import Metric, Point
from analysis.phrases import told_of, words
from analysis.statistics import intervals

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

GAIN = "apprehension_rate"
PAID = (
    "wait_p95_min",
    "truck_wait_p95_min",
    "wrongful_refusals",
    "deaths",
    "exposure_index",
    "spend_eur",
)  # less is better in each
MOST_NAMED, MOST_CHOICES = 8, 60
NEEDS = "arrests per attempt and waits, rights or cost of two points"


class Choice(NamedTuple):
    """A point as a choice: where it lies on each axis, and whether another one beats it."""

    point: Point
    at: dict[str, tuple[float, float, float]]  # mean and interval by metric
    beaten_by: tuple[str, ...]  # labels of those that beat it

    @property
    def beaten(self) -> bool:
        """Whether any other point beats it."""
        return bool(self.beaten_by)


def tradeoff(comparison: Comparison, gain: str = GAIN, paid: tuple[str, ...] = PAID) -> "Figure | None":
    """One panel a price: detection across, the price up; hollow where another point beats it."""
    points = [comparison.baseline, *comparison.others]
    names = [n for n in paid if n in comparison.study.metrics and _moves(comparison.table, n)]
    if not names or gain not in comparison.study.metrics or len(points) < 2:
        return None
    choices = chosen(comparison, points, (gain, *names))
    if len(choices) < 2:
        return None
    with look():
        panels = Panels.of(len(names), 3 if len(names) > 4 else 2)
        figure = panels.sheet(4.8 if panels.columns < 3 else 3.9, 2.9, 1.6)
        question = (
            "Every point of the study: arrests per attempt (horizontal) against their price (vertical; lower is better)"
        )
        known = [n for n in paid if n not in names and n in comparison.study.metrics]
        notes = told_of("Not drawn, as all points are alike or nothing is measured", known).strip() + " "
        notes += (
            "Bars: 90 % intervals. Hollow: dominated by another point, which is clearly better on one axis shown and "
            "clearly worse on none (90 % intervals of differences paired by seed)."
        )
        foot = [notes, source(comparison.study, points)]
        bottom, top = frame(figure, _finding(choices, len(names) + 1), question, foot)
        high = figure.get_figheight()
        drawn = panels.axes(
            figure, left=0.09, right=0.97, bottom=bottom + 0.45 / high, top=top - 0.3 / high, hspace=0.5,
            wspace=0.28,
        )  # fmt: skip
        for axes, name in zip(drawn, names, strict=True):
            _panel(axes, choices, comparison.study.metrics[gain], comparison.study.metrics[name])
    return figure


def _moves(table: "pd.DataFrame", name: str) -> bool:
    """Whether points differ enough on a price for a reader to weigh it."""
    means = table.loc[table["metric"] == name, "mean"].abs()
    return bool(means.max() - means.min() >= MATTERS / 100 * means.max() > 0)


def chosen(comparison: Comparison, points: list[Point], names: tuple[str, ...]) -> list[Choice]:
    """The points with a value on every axis, and who is beaten; the first axis is gained, the others are paid."""
    rows = {(row.point, row.metric): (row.mean, row.mean_low, row.mean_high) for row in comparison.table.itertuples()}
    told = {p.id: {name: rows.get((p.id, name), (np.nan,) * 3) for name in names} for p in points}
    kept = [p for p in points if all(np.isfinite(value[0]) for value in told[p.id].values())][:MOST_CHOICES]
    runs = comparison.study.runs
    merit = {p.id: runs[runs["point"] == p.id].set_index("seed")[list(names)].astype(float) for p in kept}
    signs = np.array([1.0, *[-1.0] * (len(names) - 1)])
    return [
        Choice(p, told[p.id], tuple(q.label for q in kept if q is not p and beats(merit[q.id], merit[p.id], signs)))
        for p in kept
    ]


def beats(own: "pd.DataFrame", other: "pd.DataFrame", signs: np.ndarray) -> bool:
    """Clearly better on one axis, clearly worse on none: by 90 % intervals of the differences, paired by seed."""
    seeds = own.index.intersection(other.index)
    apart = (own.loc[seeds] - other.loc[seeds]).to_numpy() * signs
    found = intervals(apart, bootstrap_from=math.inf)
    return any(gap.low > 0 for gap in found) and not any(gap.high < 0 for gap in found)


NEAR = 0.08  # of the spread of points along an axis, within which two are one to the eye


def _panel(axes: "Axes", choices: list[Choice], gain: Metric, price: Metric) -> None:
    axes.grid()
    for k, choice in enumerate(choices):
        (x, x0, x1), (y, y0, y1) = choice.at[gain.name], choice.at[price.name]
        style = STYLES[k] if len(choices) <= len(STYLES) else STYLES[0]
        axes.plot([x0, x1], [y, y], color=style.colour, linewidth=1.1)
        axes.plot([x, x], [y0, y1], color=style.colour, linewidth=1.1)
        axes.plot(
            x, y, marker=style.marker, markersize=7.5 if len(choices) <= MOST_NAMED else 5,
            color="white" if choice.beaten else style.colour,
            markeredgecolor=style.colour, markeredgewidth=1.4, linestyle="none", zorder=4,
        )  # fmt: skip
    if len(choices) <= MOST_NAMED:
        _names(axes, [(c.at[gain.name][0], c.at[price.name][0], words(c.point.label)) for c in choices])
    axes.margins(0.28 if len(choices) <= MOST_NAMED else 0.08, 0.16)
    axes.set_title(f"{words(price.name)}")
    axes.set_ylabel(price.unit_over_time)
    axes.set_xlabel(f"{words(gain.name)}, {gain.unit_over_time}")
    thousands(axes.yaxis)


def _names(axes: "Axes", told: list[tuple[float, float, str]]) -> None:
    """Write names above and below in turn, from left to right, so that neighbours keep apart.

    Points that lie on one another share a label.
    """
    near = NEAR * np.ptp([place[:2] for place in told], axis=0)
    shared: list[tuple[float, float, list[str]]] = []
    for x, y, name in sorted(told):
        together = next((names for a, b, names in shared if abs(x - a) <= near[0] and abs(y - b) <= near[1]), None)
        if together is None:
            shared.append((x, y, [clean(name)]))
        else:
            together.append(clean(name))
    for k, (x, y, names) in enumerate(shared):
        up = k % 2 == 0
        axes.annotate(
            ", ".join(names), (x, y), xytext=(0, 8 if up else -8), textcoords="offset points", ha="center",
            va="bottom" if up else "top", fontsize=7.6, color=INK if up else GREY,
        )  # fmt: skip


def _finding(choices: list[Choice], axes: int) -> str:
    best = [c for c in choices if not c.beaten]
    beaten = [c for c in choices if c.beaten]
    if not beaten:
        return f"No point dominates another: on {axes} axes, whatever is better on one is worse or equal on another"
    most = max(choices, key=lambda c: next(iter(c.at.values()))[0])
    if len(choices) <= MOST_NAMED:
        who = words(beaten[0].beaten_by[0]).capitalize()
        whom = words(beaten[0].point.label)
        return f"{who} dominates {whom}: better on at least one of {axes} axes, clearly worse on none"
    highest = f"{words(most.point.label)} has the highest detection"
    return f"{len(best)} of {len(choices)} points are dominated by none; {highest}"
