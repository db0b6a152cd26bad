"""The response of metrics to one swept number."""

from typing import TYPE_CHECKING

from analysis.comparison import Comparison
from analysis.figures.look import STYLES, frame, look, source, thousands
from analysis.figures.panels import Panels
from analysis.load import Metric, Point
from analysis.numbers import percent, span
from analysis.phrases import noun, words

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

METRICS = ("net_arrivals", "entries", "apprehension_rate", "hits_foreign", "wait_p95_min", "deaths")
FEWEST = 3  # values that make a curve
NEEDS = "a sweep of exactly one number, three values or more"


def response(comparison: Comparison, metrics: tuple[str, ...] = METRICS) -> "Figure | None":
    """Mean and 90 % interval by the value of the one setting that a study sweeps; None unless exactly one is swept."""
    study = comparison.study
    points = [comparison.baseline, *comparison.others]
    setting = swept(points)
    names = [name for name in metrics if name in study.metrics]
    if setting is None or not names:
        return None
    table = comparison.table[comparison.table["point"].isin([p.id for p in points])]
    table = table.assign(x=table["point"].map({p.id: float(p.varied[setting]) for p in points})).sort_values("x")
    scenarios = list(dict.fromkeys(p.scenario for p in points))[: len(STYLES)]
    with look():
        panels = Panels.of(len(names))
        figure = panels.sheet(3.4, 2.45, 1.6)
        question = f"Mean of each metric over {words(setting)}, with its 90 % interval over seeds"
        foot = ["Lines join the means; nothing was simulated between them.", source(study, points)]
        bottom, top = frame(figure, _finding(table, names, setting), question, foot)
        drawn = panels.axes(
            figure, left=0.075, right=0.985, bottom=bottom + 0.08, top=top - 0.06, hspace=0.5, wspace=0.3
        )
        for axes, name in zip(drawn, names, strict=True):
            _panel(axes, study.metrics[name], table[table["metric"] == name], scenarios)
            axes.set_xlabel(setting)
        if len(scenarios) > 1:
            drawn[0].legend()
    return figure


def swept(points: list[Point]) -> str | None:
    """The one setting that takes several numbers over the points; None when there is none, or more than one."""
    values: dict[str, set] = {}
    for point in points:
        for name, value in point.varied.items():
            if name != "scenario":
                values.setdefault(name, set()).add(value if isinstance(value, int | float) else None)
    several = [name for name, seen in values.items() if len(seen) > 1]
    if len(several) != 1 or None in values[several[0]] or len(values[several[0]]) < FEWEST:
        return None
    return several[0] if all(several[0] in point.varied for point in points) else None


def _panel(axes: "Axes", metric: Metric, table: "pd.DataFrame", scenarios: list[str]) -> None:
    axes.set_title(words(metric.name))
    axes.set_ylabel(metric.unit_over_time)
    axes.grid(axis="y")
    for scenario, style in zip(scenarios, STYLES, strict=False):
        rows = table[(table["scenario"] == scenario) & table["mean"].notna()]
        axes.fill_between(rows["x"], rows["mean_low"], rows["mean_high"], color=style.colour, alpha=0.18, linewidth=0)
        axes.vlines(rows["x"], rows["mean_low"], rows["mean_high"], color=style.colour, linewidth=1.3)
        axes.plot(
            rows["x"], rows["mean"], color=style.colour, linestyle=style.line, marker=style.marker, markersize=5,
            linewidth=1.5, label=words(scenario),
        )  # fmt: skip
    thousands(axes.yaxis)


def _finding(table: "pd.DataFrame", names: list[str], setting: str) -> str:
    """The metric that changes most from the lowest to the highest value, of those whose intervals lie apart there."""
    changes, unclear = {}, 0
    for name in names:
        rows = table[(table["metric"] == name) & table["mean"].notna()]
        if len(rows) > 1 and rows["mean"].iloc[0]:
            first, last = rows.iloc[0], rows.iloc[-1]
            if first["mean_low"] <= last["mean_high"] and last["mean_low"] <= first["mean_high"]:
                unclear += 1
            else:
                changes[name] = 100 * (last["mean"] / first["mean"] - 1)
    if not changes:
        wrong = "differs clearly between the" if unclear else "has a value at both"
        return f"No metric drawn {wrong} ends of {words(setting)}"
    name = max(changes, key=lambda key: abs(changes[key]))
    low, high = table["x"].min(), table["x"].max()
    who, size = noun(name), percent(abs(changes[name]))
    verb = who.rises if changes[name] > 0 else who.falls
    return f"{who.text[:1].upper()}{who.text[1:]} {verb} by {size} as {setting} goes from {span(low, high, 6)}"
