"""Over time: median and the middle 50 and 90 % of seeds, for a few metrics that tell the story."""

from typing import TYPE_CHECKING

import numpy as np

from analysis.comparison import Comparison, spread
from analysis.figures.legal_lines import LEGEND, mark_legal_dates
from analysis.figures.look import GREY, INK, MOST_POINTS, PALE, STYLES, dates, frame, look, source, thousands
from analysis.figures.panels import Panels
from analysis.figures.steps import STEP_DAYS, steps
from analysis.load import Metric, Point, Study
from analysis.numbers import percent
from analysis.phrases import told_of, words
from analysis.statistics import excludes_zero

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

METRICS = ("net_arrivals", "entries", "apprehension_rate", "person_hours", "hits_foreign")
STEPS_A_YEAR = 13  # of four weeks
QUANTILES = (0.05, 0.25, 0.5, 0.75, 0.95)
MOST_LINES = 4
FEWEST_STEPS = 3  # of which a line is worth drawing
NEEDS = f"daily rows of {FEWEST_STEPS * STEP_DAYS} days or more"


def fan(comparison: Comparison, metrics: tuple[str, ...] = METRICS) -> "Figure | None":
    """One panel a metric, one line a point, bands over seeds; None where no daily rows are there."""
    study = comparison.study
    names = [name for name in metrics if name in study.metrics]
    points = [comparison.baseline, *spread(comparison.same_time, min(MOST_LINES, MOST_POINTS) - 1)]
    bands = {point.id: _bands(study, point, names) for point in points}
    if any(len(band) < FEWEST_STEPS for band in bands.values()):
        return None
    asked = names
    names = [name for name in names if any(band[name].notna().to_numpy().any() for band in bands.values())]
    if not names:
        return None
    with look():
        panels = Panels.of(len(names) + 1)  # the last says who is who
        figure = panels.sheet(3.5, 2.45, 1.5)
        left_out = len(comparison.others) + 1 - len(points)
        foot = [
            f"Lines: median over seeds of {STEP_DAYS}-day means of daily values. Bands: middle 50 % and 90 % of seeds. "
            f"Hatched: burn-in, which is left out of all summaries. Dotted: dated events of the scenarios. {LEGEND}"
            + (f" Points not drawn: {left_out}." if left_out else "")
            + told_of("Not measured", [name for name in asked if name not in names]),
            source(study, points),
        ]
        question = "Development of each scenario over time, across seeds"
        bottom, top = frame(figure, _finding(comparison, bands, names), question, foot)
        drawn = panels.axes(
            figure, left=0.06, right=0.985, bottom=bottom + 0.055, top=top - 0.045, hspace=0.42, wspace=0.24
        )
        for axes, name in zip(drawn, names, strict=False):
            _panel(axes, study.metrics[name], points, bands)
            mark_legal_dates(axes, study, points)
        _legend(drawn[-1], points)
    return figure


def _bands(study: Study, point: Point, names: list[str]) -> "pd.DataFrame":
    """Quantiles over seeds by step: index the middle day's date, columns (metric, quantile)."""
    import pandas as pd

    rows = steps(study, point, names)
    if rows.empty:
        return pd.DataFrame()
    spread = rows.groupby(level="step").quantile(list(QUANTILES)).unstack()
    spread.index = pd.DatetimeIndex([point.day(STEP_DAYS * (k + 0.5)) for k in spread.index])
    return spread


def _panel(axes: "Axes", metric: Metric, points: list[Point], bands: dict[str, "pd.DataFrame"]) -> None:
    axes.set_title(words(metric.name))
    axes.set_ylabel(metric.unit)
    axes.grid(axis="y")
    burn_in = {(point.start, point.day(point.burn_in_days)) for point in points if point.burn_in_days}
    for first, last in burn_in:
        axes.axvspan(first, last, facecolor="#f0f0f0", hatch="////", edgecolor=PALE, linewidth=0, zorder=0)
    for k, (point, style) in enumerate(zip(points, STYLES, strict=False)):
        band = bands[point.id][metric.name]
        axes.fill_between(band.index, band[0.05], band[0.95], color=style.colour, alpha=0.12, linewidth=0, zorder=2)
        axes.fill_between(band.index, band[0.25], band[0.75], color=style.colour, alpha=0.22, linewidth=0, zorder=3)
        axes.plot(
            band.index, band[0.5], color=style.colour, linestyle=style.line, linewidth=1.6 if k else 2.6, zorder=4 + k,
            marker=style.marker, markersize=4.6, markevery=(k * 2, max(4, len(band) // 6)), markeredgecolor="white",
            markeredgewidth=0.5,
        )  # fmt: skip
    for day in sorted({event["date"] for point in points for event in (point.config.get("events") or {}).values()}):
        axes.axvline(np.datetime64(day), color=GREY, linestyle=":", linewidth=0.9, zorder=1)
    axes.margins(x=0.01)
    settled = np.concatenate([bands[p.id].loc[str(p.day(p.burn_in_days)) :, metric.name].to_numpy() for p in points])
    if np.isfinite(settled).any() and np.nanmax(settled) > np.nanmin(settled):
        room = 0.07 * (np.nanmax(settled) - np.nanmin(settled))
        axes.set_ylim(np.nanmin(settled) - room, np.nanmax(settled) + room)  # of what counts: the burn-in may leave it
    thousands(axes.yaxis)
    dates(axes)


def _legend(axes: "Axes", points: list[Point]) -> None:
    """The last panel: who is who."""
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    axes.axis("off")
    lines = [
        Line2D([], [], color=s.colour, linestyle=s.line, linewidth=1.6, marker=s.marker, label=words(p.label))
        for p, s in zip(points, STYLES, strict=False)
    ]
    lines += [
        Patch(color=INK, alpha=0.34, label="middle 50 % of seeds"),
        Patch(color=INK, alpha=0.12, label="middle 90 % of seeds"),
        Patch(facecolor="#f0f0f0", hatch="////", edgecolor=PALE, label="burn-in"),
    ]
    axes.legend(handles=lines, loc="center left", handlelength=4, labelspacing=0.9, borderaxespad=0)


def _finding(comparison: Comparison, bands: dict[str, "pd.DataFrame"], names: list[str]) -> str:
    """The largest clear effect drawn, of those that scenarios ask about if any; with one point, how it ends."""
    table = comparison.table
    drawn = table[table["metric"].isin(names) & table["point"].isin(list(bands)) & table["percent"].notna()]
    clear = drawn[excludes_zero(drawn)]
    asked = {(finding.point.id, finding.metric) for finding in comparison.findings}
    answers = clear[[pair in asked for pair in zip(clear["point"], clear["metric"], strict=True)]]
    if len(clear):
        clear = answers if len(answers) else clear
        row = clear.loc[clear["percent"].abs().idxmax()]
        verb = "raises" if row["percent"] > 0 else "lowers"
        by = percent(abs(row["percent"]))
        who, what, base = (words(row[name]) for name in ("label", "metric", "baseline"))
        return f"{who.capitalize()} {verb} {what} by {by} against {base}"
    if len(bands) > 1:
        return "No scenario changes any of these metrics clearly against the baseline"
    return _over_the_years(comparison.baseline, bands[comparison.baseline.id][names[0]][0.5], names[0])


def _over_the_years(point: Point, median: "pd.Series", name: str) -> str:
    """How the last year compares with the first after the burn-in; whole years, so that seasons cancel."""
    settled = median.loc[str(point.day(point.burn_in_days)) :].dropna()
    what = words(name).capitalize()
    if len(settled) < 2 * STEPS_A_YEAR or not (first := settled.iloc[:STEPS_A_YEAR].mean()):
        return f"{what} after the burn-in; the run is too short to compare years"
    change = 100 * (settled.iloc[-STEPS_A_YEAR:].mean() / first - 1)
    if abs(change) < 0.5:
        return f"{what}: the last year equals the first to within half a per cent"
    return f"{what}: the last year differs from the first by {percent(change, signed=True)}"
