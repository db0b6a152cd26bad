"""Open disputes between states by forum over time, and how they end."""

from typing import TYPE_CHECKING

import numpy as np

from analysis.comparison import Comparison
from analysis.figures.legal_lines import LEGEND, mark_legal_dates
from analysis.figures.look import PAPER, clean, dates, frame, look, sheet, source
from analysis.load import Point, Study
from analysis.numbers import number, percent
from analysis.phrases import words

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

FORUMS = ("claim", "negotiation", "mediation", "arbitration", "court", "stalled", "escalated")
COLOURS = ("#f2e3c6", "#56b4e9", "#0072b2", "#009e73", "#1b3a2f", "#d9d9d9", "#d55e00")
HATCHES = ("", "", "//", "", "", "..", "xx")
KINDS = ("dispute", "attempt", "attempt fails", "escalation", "dispute ends")
MOST_POINTS = 4
NEEDS = "disputes that are raised during the runs"
QUESTION = "Open disputes raised during the run between states, by the forum in which they are; mean over seeds"


def disputes(comparison: Comparison) -> "Figure | None":
    """Open disputes by forum, a panel a point; None where none was raised."""
    study = comparison.study
    steps = {p.id: steps_of(study, p) for p in [comparison.baseline, *comparison.others]}
    points = [p for p in [comparison.baseline, *comparison.others] if len(steps[p.id])][:MOST_POINTS]
    if not points:
        return None
    seeds = study.runs.groupby("point").size()
    standing = {p.id: by_forum(steps[p.id], p.days, int(seeds.get(p.id, 1))) for p in points}
    most = max(float(found.sum(0).max()) for found in standing.values())
    with look():
        figure = sheet(9.2, 2.1 * len(points) + 1.7)
        bottom, top = frame(figure, _finding(points, steps, standing), QUESTION, [LEGEND, source(study, points)])
        high = figure.get_figheight()
        grid = figure.add_gridspec(
            len(points), 1, left=0.07, right=0.82, bottom=bottom + 0.35 / high, top=top - 0.25 / high, hspace=0.5
        )
        for k, point in enumerate(points):
            axes = figure.add_subplot(grid[k, 0])
            _draw(axes, point, standing[point.id], most)
            mark_legal_dates(axes, study, [point], named=False)
        _legend(figure)
    return figure


def steps_of(study: Study, point: Point) -> "pd.DataFrame":
    """Steps of disputes in all runs of a point: seed, day, kind, who, whom, about."""
    files = [path for path in study.files("events") if path.name.startswith(point.id)]
    kinds = ", ".join(f"'{kind}'" for kind in KINDS)
    columns = ["seed", "day", "kind", "who", "whom", "about"]
    steps = study.query(f"select {', '.join(columns)} from {{events}} where kind in ({kinds})", events=files)
    return steps.reindex(columns=columns).sort_values(["seed", "who", "whom", "day"], kind="stable")


def by_forum(steps: "pd.DataFrame", days: int, seeds: int) -> np.ndarray:
    """(forums, days) mean number of disputes that were open there.

    A failed attempt and what follows it on the same day are told in this order; a dispute that was open before the run
    is counted from its first step on.
    """
    change = np.zeros((len(FORUMS), days + 1))
    for _, life in steps.groupby(["seed", "who", "whom"], sort=False):
        where, since = -1, 0
        for step in life.itertuples():
            if where >= 0:
                change[where, since] += 1
                change[where, min(int(step.day), days)] -= 1
            where, since = _forum_after(step.kind, step.about), min(int(step.day), days)
        if where >= 0:
            change[where, since] += 1
    return np.cumsum(change, axis=1)[:, :days] / max(seeds, 1)


def _forum_after(kind: str, about: str) -> int:
    """The forum in which a dispute is after a step; -1 none."""
    name = {"dispute": "claim", "attempt": str(about), "attempt fails": "stalled", "escalation": "escalated"}.get(kind)
    return FORUMS.index(name) if name in FORUMS else -1


def _draw(axes: "Axes", point: Point, standing: np.ndarray, most: float) -> None:
    """One point, as stacked areas."""
    days = [point.day(day) for day in range(point.days)]
    areas = axes.stackplot(days, standing, colors=COLOURS, edgecolor=PAPER, linewidth=0.3)
    for area, hatch in zip(areas, HATCHES, strict=True):
        area.set_hatch(hatch)
    axes.set_title(words(point.label))
    axes.set_ylabel("disputes")
    axes.set_ylim(0, 1.05 * max(most, 1.0))
    axes.margins(x=0)
    dates(axes)


def _legend(figure: "Figure") -> None:
    from matplotlib.patches import Patch

    handles = [
        Patch(facecolor=colour, edgecolor=PAPER, hatch=hatch, label=clean(name))
        for name, colour, hatch in zip(FORUMS, COLOURS, HATCHES, strict=True)
    ]
    figure.legend(handles=handles[::-1], loc="upper left", bbox_to_anchor=(0.83, 0.8))


def _finding(points: list[Point], steps: dict[str, "pd.DataFrame"], standing: dict[str, np.ndarray]) -> str:
    """Where most are open at the end, and which share of those that ended was settled."""
    worst = max(points, key=lambda p: float(standing[p.id][:, -1].sum()))
    ends = steps[worst.id].query("kind == 'dispute ends'")["about"].astype(str)
    settled = float(ends.str.startswith("settled").mean()) if len(ends) else 0.0
    still = number(float(standing[worst.id][:, -1].sum()), 2)
    told = f"{still} disputes raised during the run are open at the end in {words(worst.label)}"
    return f"{told}; of those that ended, {percent(100 * settled)} were settled" if len(ends) else told
