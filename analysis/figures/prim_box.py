"""The PRIM box: where in the space of settings a metric ends above or below a bound."""

from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from analysis.figures.look import GREY, INK, PAPER, STYLES, clean, frame, look, sheet, source
from analysis.insight.discover import Discovery, in_words
from analysis.numbers import percent

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

MOST_SETTINGS = 3  # of the box, drawn against each other
NEEDS = "a discovery with a box"


def prim_box(found: Discovery) -> "Figure | None":
    """Points over pairs of the settings that the first box narrows, the box as a frame; None without a box."""
    if not found.boxes:
        return None
    box = found.boxes[0]
    names = [name for name, *_ in sorted(box.bounds, key=lambda bound: bound[3])][:MOST_SETTINGS]
    if len(names) == 1:
        names += [name for name in found.sampled.names if name not in names][:1]
    pairs = list(combinations(names, 2)) or [(names[0], names[0])]
    with look():
        figure = sheet(3.7 * len(pairs) + 0.4 * (len(pairs) == 1) * 6, 5.1)
        question = (
            f"Every point of the study. Dark: {found.asked} (cases). Frame: the box that holds "
            f"{percent(100 * box.coverage)} of the cases; {percent(100 * box.density)} of the points in it are cases"
        )
        points = [found.study.points[key] for key in found.sampled.ids]
        notes = "Patient rule induction method (PRIM). Values are jittered so that points on a grid can be told apart."
        bottom, top = frame(figure, _finding(found), question, [notes, source(found.study, points)])
        high = figure.get_figheight()
        grid = figure.add_gridspec(
            1, len(pairs), left=0.11 if len(pairs) < 3 else 0.065, right=0.98, bottom=bottom + 0.5 / high,
            top=top - 0.1 / high, wspace=0.3,
        )  # fmt: skip
        for k, pair in enumerate(pairs):
            _panel(figure.add_subplot(grid[0, k]), found, *pair)
    return figure


def _panel(axes: "Axes", found: Discovery, across: str, up: str) -> None:
    from matplotlib.patches import Rectangle

    places = [found.sampled.names.index(name) for name in (across, up)]
    chance = np.random.Generator(np.random.Philox(1))
    spans = np.ptp(found.sampled.x[:, places], axis=0)
    at = found.sampled.x[:, places] + chance.uniform(-0.02, 0.02, (len(found.y), 2)) * spans
    for cases, colour, size in ((False, PAPER, 3.6), (True, STYLES[1].colour, 4.2)):
        kept = found.cases == cases
        axes.plot(
            *at[kept].T, linestyle="none", marker="o" if not cases else "s", markersize=size, color=colour,
            markeredgecolor=GREY if not cases else INK, markeredgewidth=0.5, zorder=2 + cases,
        )  # fmt: skip
    limits = {name: (low, high) for name, low, high, _ in found.boxes[0].bounds}
    ends = [limits.get(name, (found.sampled.x[:, k].min(), found.sampled.x[:, k].max()))
            for name, k in zip((across, up), places, strict=True)]  # fmt: skip
    low = np.array([end[0] for end in ends]) - 0.035 * spans
    size = np.array([end[1] for end in ends]) + 0.035 * spans - low
    axes.add_patch(Rectangle(tuple(low), *size, facecolor="none", edgecolor=INK, linewidth=2, zorder=5))
    axes.set_xlabel(clean(across))
    axes.set_ylabel(clean(up))


def _finding(found: Discovery) -> str:
    return f"{found.asked.replace('_', ' ')} mostly where {in_words(found.boxes[0], found.sampled)}"
