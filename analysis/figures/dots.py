"""Dots with intervals: how far each scenario moves each metric against the baseline."""

from typing import TYPE_CHECKING, Any

from analysis.comparison import Comparison
from analysis.figures.look import GREY, INK, PALE, STYLES, Style, frame, look, sheet, source
from analysis.headline import HEADLINE
from analysis.load import Point
from analysis.measures import WAIT
from analysis.numbers import number, percent
from analysis.parts import DIFFERS, MARK, differs
from analysis.phrases import words
from analysis.statistics import excludes_zero

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

LEFT = -0.39  # where themes begin, in widths of the axes
MATTERS = 1.0  # per cent; assumption: with paired seeds, effects far smaller are still clear
LONG = 23  # signs of a label, beyond which two stand side by side
MOST_SCENARIOS = len(STYLES) - 1
LINEAR_TO = 100.0  # per cent: effects beyond this ask for an axis that bends
TICKS = (1, 3, 10, 30, 100, 300, 1000, 3000, 10000)  # per cent, of that axis
MOST_TICKS = 4  # on a side
BEND = 3.0  # per cent within which that axis stays linear
NEEDS = "two points that share seeds"


def dots(comparison: Comparison, metrics: tuple[str, ...] = HEADLINE) -> "Figure | None":
    """Metrics down, difference to the baseline in per cent across; None where there is nothing to compare."""
    points = comparison.some(MOST_SCENARIOS)
    table = comparison.table
    own = table[table["point"].isin([p.id for p in points]) & table["metric"].isin(metrics)]
    own = _with_waits(own, comparison, points)
    kept = own[own["percent"].notna()]
    moved = kept[kept["percent"].abs() > 0]["metric"].unique()
    rows = kept[kept["metric"].isin(moved)]
    if rows.empty:
        return None
    with look():
        places = _places(rows)
        gap = max(0.22, 0.075 * len(points) + 0.08)
        columns = 4 if max(len(words(p.label)) for p in points) <= LONG else 2  # of the legend
        names = 0.22 * -(-(len(points) + 2) // columns)  # its inches
        height = gap * (max(places.values()) + 1) + 2.3 + names
        figure = sheet(9.2, height)
        foot = _foot(comparison, points, own, set(moved))
        bottom, top = frame(figure, _finding(rows, points), _question(comparison), foot)
        axes = figure.add_axes((0.285, bottom + 0.62 / height, 0.69, top - bottom - (0.72 + names) / height))
        _draw(axes, rows, points, places)
        _legend(axes, points, columns)
    return figure


def _with_waits(own: "pd.DataFrame", comparison: Comparison, points: list[Point]) -> "pd.DataFrame":
    """The rows with one more a point: what travellers wait who are checked either way."""
    import pandas as pd

    measures = comparison.measures
    rows = measures[(measures["measure"] == WAIT) & measures["point"].isin([p.id for p in points])]
    if rows.empty or "mobility" not in set(own["theme"]):
        return own
    waits = rows.rename(columns={"measure": "metric", "mean": "percent"})[["metric", "point", "percent", "low", "high"]]
    waits = waits.assign(theme="mobility", percent_low=waits["low"], percent_high=waits["high"])
    parts = [part for _, rows in own.groupby("theme", sort=False)
             for part in ((rows, waits) if rows["theme"].iloc[0] == "mobility" else (rows,))]  # fmt: skip
    return pd.concat([part.astype(object) for part in parts], ignore_index=True).infer_objects()


def _places(rows: "pd.DataFrame") -> dict[str, float]:
    """Where each metric stands, from the top; a gap between themes."""
    places, here, theme = {}, 0.0, None
    for row in rows.drop_duplicates("metric").itertuples():
        here += 0.9 if theme not in (None, row.theme) else 0.0
        theme = row.theme
        places[row.metric] = here
        here += 1.0
    return places


def _draw(axes: "Axes", rows: "pd.DataFrame", points: list[Point], places: dict[str, float]) -> None:
    far = max(rows[["percent", "percent_low", "percent_high"]].abs().max())
    if far > LINEAR_TO:
        axes.set_xscale("asinh", linear_width=BEND)
        ticks = [tick for tick in TICKS if tick < 1.15 * far][::-1]
        ticks = ticks[:: -(-len(ticks) // MOST_TICKS)]  # those apart enough that their labels do not touch
        axes.set_xticks([sign * tick for sign in (-1, 1) for tick in ticks] + [0])
        axes.set_xticks([], minor=True)
    low, high = rows[["percent", "percent_low"]].min().min(), rows[["percent", "percent_high"]].max().max()
    axes.set_xlim(min(low * 1.15, -0.04 * far), max(high * 1.15, 0.04 * far))
    axes.set_ylim(max(places.values()) + 0.8, -0.8)
    axes.axvline(0, color=INK, linewidth=0.9, zorder=1)
    axes.grid(axis="x")
    for place in list(places.values())[::2]:
        axes.axhspan(place - 0.5, place + 0.5, color="#f6f6f6", zorder=0)
    step = min(0.3, 0.7 / max(1, len(points) - 1))
    for k, (point, style) in enumerate(zip(points, STYLES[1:], strict=False)):
        for row in rows[rows["point"] == point.id].itertuples():
            y = places[row.metric] + step * (k - (len(points) - 1) / 2)
            _dot(axes, row, y, style)
        for name in sorted(set(places) - set(rows.loc[rows["point"] == point.id, "metric"])):
            y = places[name] + step * (k - (len(points) - 1) / 2)
            axes.text(0, y, "  not measured", fontsize=6.5, color=style.colour, va="center", style="italic")
    _label(axes, rows, places)


def _dot(axes: "Axes", row: Any, y: float, style: Style) -> None:
    """Filled where the interval excludes zero, hollow where it includes zero, a bar where nothing changed at all."""
    if row.low == row.high == 0:
        axes.plot(0, y, marker="|", markersize=6, markeredgewidth=1.6, color=style.colour, linestyle="none", zorder=4)
        return
    clear = bool(excludes_zero(row))
    axes.plot([row.percent_low, row.percent_high], [y, y], color=style.colour, linewidth=1.5, zorder=3)
    axes.plot(
        row.percent, y, marker=style.marker, markersize=5.4, markeredgecolor=style.colour, markeredgewidth=1.2,
        color=style.colour if clear else "white", linestyle="none", zorder=4,
    )  # fmt: skip


def _label(axes: "Axes", rows: "pd.DataFrame", places: dict[str, float]) -> None:
    from matplotlib.ticker import FuncFormatter

    other = {row.metric for row in rows.itertuples() if differs(row)}
    axes.set_yticks(list(places.values()), [words(n) + (f" {MARK}" if n in other else "") for n in places])
    axes.tick_params(axis="y", length=0)
    axes.spines["left"].set_visible(False)
    axes.xaxis.set_major_formatter(FuncFormatter(lambda x, _: number(x, signed=True)))
    axes.set_xlabel("difference from the baseline, % of its mean")
    for theme, group in rows.groupby("theme", sort=False):
        first = min(places[name] for name in group["metric"])
        axes.text(
            LEFT, first, theme, transform=axes.get_yaxis_transform(), fontsize=8.5, fontweight="bold", color=GREY,
            va="center",
        )  # fmt: skip
        if first > 0:
            axes.axhline(first - 0.95, color=PALE, linewidth=0.7, xmin=LEFT, clip_on=False)


def _legend(axes: "Axes", points: list[Point], columns: int) -> None:
    from matplotlib.lines import Line2D

    handles = [
        Line2D([], [], color=s.colour, marker=s.marker, markersize=6, linewidth=1.5, label=words(p.label))
        for p, s in zip(points, STYLES[1:], strict=False)
    ]
    handles += [
        Line2D([], [], color=GREY, marker="o", markerfacecolor="white", markersize=6, label="interval includes zero"),
        Line2D([], [], color=GREY, marker="|", markersize=7, markeredgewidth=1.6, linewidth=0, label="no change"),
    ]
    axes.legend(
        handles=handles, loc="lower left", bbox_to_anchor=(LEFT, 1.0), ncols=columns, columnspacing=1.6,
        borderaxespad=0, borderpad=0.5,
    )  # fmt: skip


def _question(comparison: Comparison) -> str:
    return (
        f"Difference of each scenario from {words(comparison.baseline.label)}, paired by seed: mean and 90 % interval "
        "over seeds"
    )


def _finding(rows: "pd.DataFrame", points: list[Point]) -> str:
    """How many metrics each scenario moves clearly, and by enough to matter."""
    clear = rows[excludes_zero(rows) & (rows["percent"].abs() >= MATTERS)]
    total = rows["metric"].nunique()
    counts = {words(p.label): int((clear["point"] == p.id).sum()) for p in points}
    size = f"by {percent(MATTERS)} or more"
    if len(counts) == 1:
        return f"{words(points[0].label).capitalize()} changes {counts.popitem()[1]} of {total} metrics {size}"
    return f"Of {total} metrics, changed {size}: " + ", ".join(f"{n} by {name}" for name, n in counts.items())


def _foot(comparison: Comparison, points: list[Point], own: "pd.DataFrame", moved: set[str]) -> list[str]:
    table = comparison.table
    pairs = table.loc[table["point"].isin([p.id for p in points]), "pairs"].max()
    method = "t" if pairs < 30 else "bias-corrected and accelerated bootstrap"
    notes = f"Intervals: {method}, {number(pairs)} pairs, not corrected for the number of metrics."
    notes += " Holm-adjusted p values are in the CSV."
    if any(differs(row) for row in own.itertuples()):
        notes += f" {MARK} Taken of other numbers than at the baseline, by more than {percent(DIFFERS)}: see the table."
    for what, names in _left_out(own, moved):
        notes += f" {what}: {', '.join(words(name) for name in names)}."
    left = len(comparison.others) - len(points)
    if left:
        notes += f" Points not drawn: {left}."
    return [notes, source(comparison.study, [comparison.baseline, *points])]


def _left_out(own: "pd.DataFrame", moved: set[str]) -> list[tuple[str, list[str]]]:
    """Metrics that are not drawn, by why: nothing changes, nothing was measured, or there is no per cent of zero."""
    found: dict[str, list[str]] = {"No change in any run": [], "Not measured": [], "Zero at the baseline": []}
    for name, rows in own.groupby("metric", sort=False):
        if name in moved:
            continue
        if rows["low"].isna().all() and rows["percent"].isna().all() and not rows["difference"].notna().any():
            found["Not measured"].append(str(name))
        elif ((rows["low"] == 0) & (rows["high"] == 0)).all():
            found["No change in any run"].append(str(name))
        else:
            found["Zero at the baseline"].append(str(name))
    return [(what, sorted(names)) for what, names in found.items() if names]
