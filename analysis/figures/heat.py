"""The response of metrics to two swept numbers, as a field of shades with the values written in."""

from typing import TYPE_CHECKING

import numpy as np

from analysis.comparison import Comparison
from analysis.figures.look import INK, PAPER, clean, frame, look, source
from analysis.figures.panels import Panels
from analysis.load import Metric, Point
from analysis.numbers import number
from analysis.phrases import words

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

METRICS = ("net_arrivals", "entries", "apprehension_rate", "wait_p95_min", "spend_eur", "deaths")
FEWEST, MOST = 2, 12  # values of each setting
NEEDS = "a sweep of exactly two numbers over a full grid"


def heat(comparison: Comparison, metrics: tuple[str, ...] = METRICS) -> "Figure | None":
    """Means over seeds by the values of two settings; None without NEEDS."""
    study = comparison.study
    points = [comparison.baseline, *comparison.others]
    settings = swept_pair(points)
    table = comparison.table
    names = [n for n in metrics if table.loc[table["metric"] == n, "mean"].nunique() > 1]
    if settings is None or not names:
        return None
    fields = {name: _field(table, points, settings, name) for name in names}
    with look():
        panels = Panels.of(len(names))
        figure = panels.sheet(3.5, 2.7, 1.5)
        question = f"Mean of each metric over seeds, by {settings[0]} (across) and {settings[1]} (up)"
        foot = ["Darker is higher. Values are in the unit given in each title.", source(study, points)]
        bottom, top = frame(figure, _finding(fields, settings), question, foot)
        high = figure.get_figheight()
        drawn = panels.axes(
            figure, left=0.075, right=0.985, bottom=bottom + 0.45 / high, top=top - 0.3 / high, hspace=0.55,
            wspace=0.25,
        )  # fmt: skip
        for axes, name in zip(drawn, names, strict=True):
            _panel(axes, study.metrics[name], fields[name])
            axes.set_xlabel(clean(settings[0]))
            axes.set_ylabel(clean(settings[1]))
    return figure


def swept_pair(points: list[Point]) -> tuple[str, str] | None:
    """The two settings that take several numbers over the points, in every pair of values once; None otherwise."""
    values: dict[str, set] = {}
    for point in points:
        for name, value in point.varied.items():
            counts = isinstance(value, int | float) and not isinstance(value, bool)
            values.setdefault(name, set()).add(value if counts else None)
    several = [name for name, seen in values.items() if len(seen) > 1]
    if len(several) != 2 or any(None in values[name] or len(values[name]) > MOST for name in several):
        return None
    pairs = {tuple(p.varied.get(name) for name in several) for p in points}
    full = len(pairs) == len(points) == len(values[several[0]]) * len(values[several[1]])
    return (several[0], several[1]) if full else None


def _field(table: "pd.DataFrame", points: list[Point], settings: tuple[str, str], name: str) -> "pd.DataFrame":
    """Means with the second setting down and the first across."""
    import pandas as pd

    means = table[table["metric"] == name].set_index("point")["mean"]
    rows = [(p.varied[settings[0]], p.varied[settings[1]], means.get(p.id, np.nan)) for p in points]
    return pd.DataFrame(rows, columns=["x", "y", "mean"]).pivot(index="y", columns="x", values="mean")


def _panel(axes: "Axes", metric: Metric, field: "pd.DataFrame") -> None:
    axes.set_title(f"{words(metric.name)}, {metric.unit_over_time}")
    values = field.to_numpy(float)
    axes.imshow(values, origin="lower", aspect="auto", cmap="Greys", vmin=_floor(values), vmax=np.nanmax(values))
    middle = (_floor(values) + np.nanmax(values)) / 2
    for (row, column), value in np.ndenumerate(values):
        colour = PAPER if value > middle else INK
        axes.text(column, row, number(value, brief=True), ha="center", va="center", color=colour, fontsize=7.5)
    axes.set_xticks(range(len(field.columns)), [number(x, 6) for x in field.columns])
    axes.set_yticks(range(len(field.index)), [number(y, 6) for y in field.index])
    axes.tick_params(length=0)


def _floor(values: np.ndarray) -> float:
    """White stands a little below the lowest value, so that every cell can be seen."""
    low, high = np.nanmin(values), np.nanmax(values)
    return float(low - 0.15 * (high - low) - 1e-12)


def _finding(fields: dict[str, "pd.DataFrame"], settings: tuple[str, str]) -> str:
    """Which of the two settings moves the first metric more, on the mean of the other."""
    name, field = next(iter(fields.items()))
    across, up = float(np.ptp(field.mean(axis=0))), float(np.ptp(field.mean(axis=1)))
    more, less = settings if across >= up else settings[::-1]
    ratio = max(across, up) / max(min(across, up), 1e-12)
    told = f"{number(ratio, 2)} times as much as" if ratio < 20 else "far more than"
    return f"Over the ranges swept, {words(more)} changes {words(name)} {told} {words(less)}"
