"""The tornado: which settings drive which metrics, largest on top."""

from typing import TYPE_CHECKING

import numpy as np

from analysis.figures.look import GREY, INK, PAPER, STYLES, clean, frame, look, source
from analysis.figures.panels import Panels
from analysis.insight.sensitivity import MEASURES, Sensitivity
from analysis.numbers import percent
from analysis.phrases import words

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

MOST_BARS, MOST_PANELS = 8, 6
FEW = 3  # metrics that are told one by one
NEEDS = "a sensitivity analysis"


def tornado(found: Sensitivity) -> "Figure":
    """One panel a metric; bars with 90 % intervals, a diamond for the figure beside."""
    names = list(dict.fromkeys(found.table["metric"]))[:MOST_PANELS]
    bars = min(MOST_BARS, len(found.sampled.names))
    with look():
        panels = Panels.of(len(names), 2)
        figure = panels.sheet(5.2, 0.27 * bars + 0.85, 1.4)
        main, beside = MEASURES[found.method]
        question = f"Bars: {main}, with bootstrap 90 % intervals. Diamonds: {beside}"
        noise = found.table.drop_duplicates("metric")["noise"].max()
        notes = f"{len(found.sampled.ids)} points. "
        notes += (
            f"Seeds alone explain at most {percent(100 * noise)} of the variance between points. "
            if noise == noise
            else ""
        )
        notes += "Only the most influential settings are drawn." if bars < len(found.sampled.names) else ""
        points = [found.study.points[key] for key in found.sampled.ids]
        bottom, top = frame(figure, _finding(found, names), question, [notes, source(found.study, points)])
        high = figure.get_figheight()
        drawn = panels.axes(
            figure, left=0.3 if panels.columns == 1 else 0.19, right=0.975, bottom=bottom + 0.3 / high,
            top=top - 0.25 / high, hspace=0.6 / (0.27 * bars + 0.3), wspace=0.62,
        )  # fmt: skip
        for axes, name in zip(drawn, names, strict=True):
            table = found.table[found.table["metric"] == name]
            largest = table.reindex(table["value"].abs().sort_values(ascending=False).index).head(bars)
            _panel(axes, name, largest[::-1])
    return figure


def _panel(axes: "Axes", name: str, table: "pd.DataFrame") -> None:
    axes.set_title(words(name))
    axes.grid(axis="x")
    axes.axvline(0, color=INK, linewidth=0.9)
    for y, row in enumerate(table.itertuples()):
        style = STYLES[1] if row.value < 0 else STYLES[2]
        hatch = "////" if row.value < 0 else None
        axes.barh(y, row.value, height=0.6, color=PAPER if hatch else style.colour, edgecolor=style.colour, hatch=hatch)
        axes.plot([row.low, row.high], [y, y], color=INK, linewidth=1.3)
        if np.isfinite(row.beside):
            axes.plot(row.beside, y, "D", markersize=4.5, color=PAPER, markeredgecolor=INK, zorder=4)
    axes.set_yticks(range(len(table)), [clean(setting) for setting in table["setting"]], fontsize=7.5)
    axes.tick_params(axis="y", length=0)
    axes.tick_params(axis="x", color=GREY)
    axes.spines["left"].set_visible(False)


def _finding(found: Sensitivity, names: list[str]) -> str:
    """What drives most metrics, and what drives the first."""
    tops = {}
    for name in names:
        table = found.table[found.table["metric"] == name]
        tops[name] = table.loc[table["value"].abs().idxmax(), "setting"]
    counts = {setting: list(tops.values()).count(setting) for setting in tops.values()}
    leader = max(counts, key=lambda setting: counts[setting])
    if len(names) <= FEW:
        told = [
            f"{setting} {'matters most ' * (k == 0)}for {words(name)}" for k, (name, setting) in enumerate(tops.items())
        ]
        return ", ".join(told)
    first = f"{words(names[0])} among them" if tops[names[0]] == leader else f"{tops[names[0]]} for {words(names[0])}"
    return f"{leader} matters most for {counts[leader]} of {len(names)} metrics, {first}"
