"""Where the flow goes: what some borders lose and others gain against the baseline."""

from typing import TYPE_CHECKING

from analysis.borders import changes, named
from analysis.compare import Comparison
from analysis.figures.look import GREY, INK, STYLES, clean, frame, look, sheet, source, thousands, words
from analysis.load import Point

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

COLUMN = "first_attempts"  # the margin on which displacement is scored: retries rise where more is stopped
MOST_BORDERS, MOST_POINTS = 10, 3
LEAST = 0.01  # of the largest change, from which a border is drawn
GAP = 0.75  # inches between panels
NEEDS = "tables by border (scale.detail=true) of two points that share seeds"


def displacement(comparison: Comparison) -> "Figure | None":
    """First attempts a year that borders lose and gain, one panel a scenario; None without NEEDS."""
    study, base = comparison.study, comparison.baseline
    moved = {p.id: changes(study, base, p, COLUMN) for p in comparison.others[:MOST_POINTS]}
    points = [p for p in comparison.others if p.id in moved and len(moved[p.id]) and sum(balance(moved[p.id])) > 0]
    if not points:
        return None
    world = study.geography(base)
    with look():
        shown = {p.id: _largest(moved[p.id]) for p in points}
        tall = [0.24 * len(shown[p.id]) + 0.3 for p in points]
        figure = sheet(9.2, sum(tall) + GAP * len(points) + 1.5)
        question = (
            f"First attempts a year at external borders, difference to {words(base.label)} paired by seed, with 90 % "
            "intervals; retries are left out"
        )
        notes = (
            f"The {MOST_BORDERS} borders that change most. Lost and gained: sums over all borders of mean losses and "
            "mean gains. Hollow: the interval holds zero."
        )
        bottom, top = frame(figure, _finding(points, moved), question, [notes, source(study, [base, *points])])
        high = figure.get_figheight()
        grid = figure.add_gridspec(
            len(points), 1, left=0.29, right=0.97, bottom=bottom + 0.45 / high, top=top - 0.25 / high,
            hspace=GAP / (sum(tall) / len(tall)), height_ratios=tall,
        )  # fmt: skip
        for k, point in enumerate(points):
            rows = shown[point.id].sort_values("change")
            axes = figure.add_subplot(grid[k, 0])
            _panel(axes, rows, named(rows, world))
            lost, gained = balance(moved[point.id])
            axes.set_title(f"{words(point.label)}: {_told(lost)} lost, {_told(gained)} gained a year")
        figure.axes[-1].set_xlabel("difference, first attempts a year")
    return figure


def balance(table: "pd.DataFrame") -> tuple[float, float]:
    """What borders that lose lose in all, and what borders that gain gain."""
    change = table["change"]
    return float((-change).clip(lower=0).sum()), float(change.clip(lower=0).sum())


def _largest(table: "pd.DataFrame") -> "pd.DataFrame":
    """The borders worth a bar."""
    size = table["change"].abs()
    return table[size >= LEAST * size.max()].head(MOST_BORDERS)


def _panel(axes: "Axes", rows: "pd.DataFrame", names: list[str]) -> None:
    axes.axvline(0, color=INK, linewidth=0.9)
    axes.grid(axis="x")
    for y, row in enumerate(rows.itertuples()):
        colour = STYLES[1].colour if row.change > 0 else STYLES[2].colour
        clear = row.low > 0 or row.high < 0
        axes.barh(
            y, row.change, height=0.62, color=colour if clear else "white", edgecolor=colour, linewidth=1.0,
            hatch="////" if row.change < 0 and not clear else None, zorder=2,
        )  # fmt: skip
        axes.plot([row.low, row.high], [y, y], color=INK, linewidth=1.3, zorder=3)
    axes.set_yticks(range(len(rows)), [clean(name) for name in names])
    axes.tick_params(axis="y", length=0)
    axes.spines["left"].set_visible(False)
    axes.tick_params(axis="x", color=GREY)
    thousands(axes.xaxis)


def _told(count: float) -> str:
    """A count in three digits that matter."""
    return f"{float(f'{count:.3g}'):,.0f}"


def _finding(points: list[Point], moved: dict[str, "pd.DataFrame"]) -> str:
    """How much of what is lost is gained elsewhere, for the scenario that moves most."""
    point = max(points, key=lambda p: sum(balance(moved[p.id])))
    lost, gained = balance(moved[point.id])
    who = words(point.label).capitalize()
    if lost < 0.02 * gained:
        return f"{who} brings {_told(gained)} more first attempts a year, and takes hardly any away elsewhere"
    if gained > lost:
        return f"{who} takes {_told(lost)} first attempts a year from some borders and brings {_told(gained)} to others"
    share = 100 * gained / lost
    return f"Of each 100 first attempts that {words(point.label)} takes from borders, {share:.0f} turn up at others"
