"""Over time: how far each scenario lies from the baseline, paired by seed."""

from typing import TYPE_CHECKING

import numpy as np

from analysis.comparison import Comparison, spread
from analysis.figures.dots import MATTERS
from analysis.figures.legal_lines import LEGEND, mark_legal_dates
from analysis.figures.look import GREY, INK, STYLES, dates, frame, look, source, thousands
from analysis.figures.panels import Panels
from analysis.figures.steps import STEP_DAYS, steps
from analysis.load import DAYS_A_YEAR, Metric, Point
from analysis.phrases import told_of, words
from analysis.statistics import intervals

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

METRICS = ("net_arrivals", "entries", "hits_foreign", "person_hours", "trust", "exposure_index")
MOST_LINES = 4
NEEDS = "daily rows of two points that begin on the same day, share seeds and differ"


def difference(comparison: Comparison, metrics: tuple[str, ...] = METRICS) -> "Figure | None":
    """Mean paired difference with its 90 % interval by four weeks; None without NEEDS."""
    study, base = comparison.study, comparison.baseline
    names = [name for name in metrics if name in study.metrics]
    points = spread(comparison.same_time, MOST_LINES)
    before = steps(study, base, names)
    gaps: dict[str, dict[str, pd.DataFrame]] = {}
    for point in points:
        told = {name: _gap(before, steps(study, point, names), name, point) for name in names}
        gaps[point.id] = {name: gap for name, gap in told.items() if gap is not None}
    if not points or any(len(told) < len(names) for told in gaps.values()):
        return None
    asked = names
    names = [name for name in names if any(told[name]["mean"].any() for told in gaps.values())]
    if not names:
        return None
    with look():
        panels = Panels.of(len(names))
        figure = panels.sheet(3.5, 2.45, 1.7)
        question = f"Difference of each scenario from {words(base.label)} over time, paired by seed"
        notes = (
            f"Lines: mean over seeds of the differences between {STEP_DAYS}-day means. Bands: pointwise 90 % intervals "
            f"(t below 30 seeds), not corrected for multiple comparisons. Dotted: dated events. {LEGEND}"
            f"{told_of('No change', [name for name in asked if name not in names])}"
        )
        bottom, top = frame(figure, _finding(comparison, gaps), question, [notes, source(study, [base, *points])])
        high = figure.get_figheight()
        drawn = panels.axes(
            figure, left=0.075, right=0.985, bottom=bottom + 0.38 / high, top=top - 0.5 / high, hspace=0.5,
            wspace=0.3,
        )  # fmt: skip
        for axes, name in zip(drawn, names, strict=True):
            _panel(axes, study.metrics[name], points, gaps)
            mark_legal_dates(axes, study, points)
        handles, labels = drawn[0].get_legend_handles_labels()
        figure.legend(
            handles, labels, loc="upper left", bbox_to_anchor=(0.07, top + 0.02 / high), ncols=4, handlelength=3.5
        )
    return figure


def _gap(before: "pd.DataFrame", after: "pd.DataFrame", name: str, point: Point) -> "pd.DataFrame | None":
    """Mean and interval by step of the differences over the seeds and steps both have; None when there are none."""
    import pandas as pd

    if before.empty or after.empty:
        return None
    apart = (after[name] - before[name]).unstack("seed").dropna(how="all")
    if apart.empty:
        return None
    found = intervals(apart.to_numpy(float).T)
    days = pd.DatetimeIndex([point.day(STEP_DAYS * (k + 0.5)) for k in apart.index])
    return pd.DataFrame([(g.mean, g.low, g.high) for g in found], index=days, columns=["mean", "low", "high"])


def _panel(axes: "Axes", metric: Metric, points: list[Point], gaps: dict[str, dict[str, "pd.DataFrame"]]) -> None:
    axes.set_title(words(metric.name))
    axes.set_ylabel(f"difference, {metric.unit}")
    axes.grid(axis="y")
    axes.axhline(0, color=INK, linewidth=0.9)
    for k, (point, style) in enumerate(zip(points, STYLES[1:], strict=False)):
        gap = gaps[point.id][metric.name].loc[str(point.day(point.burn_in_days)) :]
        axes.fill_between(gap.index, gap["low"], gap["high"], color=style.colour, alpha=0.2, linewidth=0)
        axes.plot(
            gap.index, gap["mean"], color=style.colour, linestyle=style.line, linewidth=1.6, marker=style.marker,
            markersize=4.6, markevery=(k * 2, max(4, len(gap) // 6)), markeredgecolor="white", markeredgewidth=0.5,
            label=words(point.label),
        )  # fmt: skip
    for day in sorted({event["date"] for p in points for event in (p.config.get("events") or {}).values()}):
        axes.axvline(np.datetime64(day), color=GREY, linestyle=":", linewidth=0.9)
    axes.margins(x=0.01)
    thousands(axes.yaxis)
    dates(axes)


def _finding(comparison: Comparison, gaps: dict[str, dict[str, "pd.DataFrame"]]) -> str:
    """The difference that changes most, against the metric's level, from the second to the last quarter."""
    best: tuple[float, str] = (0.0, "The differences hardly change over time")
    labels = {p.id: words(p.label) for p in comparison.others}
    table = comparison.table
    sizes = table[table["point"] == comparison.baseline.id].set_index("metric")["mean"].abs()
    for point, told in gaps.items():
        for name, gap in told.items():
            quarter = max(1, len(gap) // 4)
            first, last = gap.iloc[quarter : 2 * quarter], gap.iloc[-quarter:]
            apart = abs(last["mean"].mean() - first["mean"].mean())
            noise = (gap["high"] - gap["low"]).mean() / 2
            level = sizes[name] / (DAYS_A_YEAR if comparison.study.metrics[name].kind == "count" else 1)
            matters = abs(last["mean"].mean()) >= MATTERS / 100 * level
            clear = matters and (last["low"].mean() > 0 or last["high"].mean() < 0)
            if clear and apart > noise and level > 0 and apart / level > best[0]:
                grows = abs(last["mean"].mean()) > abs(first["mean"].mean())
                how = "widens" if grows else "shrinks"
                best = (apart / level, f"The effect of {labels[point]} on {words(name)} {how} over time")
    return best[1]
