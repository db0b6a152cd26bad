"""Arrows on a map whose width tells a flow, and labels that keep out of each other's way."""

from typing import TYPE_CHECKING

import numpy as np

from analysis.figures.look import INK, PAPER, clean

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.text import Annotation

LENGTH = 0.062  # of an arrow, in widths of the map
MOST_WIDE, LEAST_WIDE = 0.03, 0.0012  # of an arrow's shaft, in widths of the map


def arrow(place: tuple[float, float], way: tuple[float, float], span: float, size: float) -> np.ndarray:
    """Corners (7, 2) of an arrow centred at ``place`` along ``way``; ``size`` in (0, 1], ``span`` the map's width."""
    along = np.array(way, float)
    norm = float(np.hypot(*along))
    along = along / norm if norm > 0 else np.array([0.0, 1.0])
    across = np.array([-along[1], along[0]])
    half = span * max(LEAST_WIDE, MOST_WIDE * size) / 2
    head = min(0.6 * span * LENGTH, span * 0.011 + 1.5 * half)
    tail, neck, tip = -span * LENGTH / 2, span * LENGTH / 2 - head, span * LENGTH / 2
    barb = half + min(half, span * 0.008) + span * 0.004
    corners = [(tail, half), (neck, half), (neck, barb), (tip, 0), (neck, -barb), (neck, -half), (tail, -half)]
    return np.array(place) + np.array([a * along + b * across for a, b in corners])


def label_arrows(axes: "Axes", told: list[tuple[np.ndarray, str]], keep_clear: list[np.ndarray]) -> None:
    """Write a text beside each arrow where there is room; one that finds none is left out.

    ``keep_clear`` are points (n, 2) around what no text may cover: arrows, names.
    """
    from matplotlib.transforms import Bbox

    renderer = axes.figure.canvas.get_renderer()
    room = axes.get_window_extent(renderer)
    taken = [Bbox(_box(axes.transData.transform(points))) for points in keep_clear]
    for shape, text in told:
        for spot in _spots(shape):
            written = _write(axes, text, *spot)
            box = written.get_window_extent(renderer)
            inside = box.x0 > room.x0 and box.x1 < room.x1 and box.y0 > room.y0 and box.y1 < room.y1
            if inside and not any(box.overlaps(other) for other in taken):
                taken.append(box)
                break
            written.remove()


def _spots(shape: np.ndarray) -> list[tuple[np.ndarray, str, str]]:
    """Where a text may stand around a shape: point, and how it is aligned there, best first."""
    low, high = _box(shape)
    x, y = (
        {"left": high[0], "center": (low[0] + high[0]) / 2, "right": low[0]},
        (low[1], (low[1] + high[1]) / 2, high[1]),
    )
    ways = [("left", "center", 1), ("right", "center", 1), ("center", "top", 0), ("center", "bottom", 2)]
    ways += [("left", "top", 0), ("left", "bottom", 2), ("right", "top", 0), ("right", "bottom", 2)]
    return [(np.array([x[across], y[k]]), across, up) for across, up, k in ways]


def _write(axes: "Axes", text: str, place: np.ndarray, across: str, up: str) -> "Annotation":
    from matplotlib.patheffects import withStroke

    shift = ({"left": 5, "right": -5}.get(across, 0), {"top": -4, "bottom": 4}.get(up, 0))
    return axes.annotate(
        "\n".join(clean(line) for line in text.split("\n")), place, xytext=shift, textcoords="offset points", ha=across,
        va=up, fontsize=7.2, color=INK, linespacing=1.2, zorder=9,
        path_effects=[withStroke(linewidth=2.4, foreground=PAPER)],
    )  # fmt: skip


def _box(points: np.ndarray) -> np.ndarray:
    """Lower and upper corner of points."""
    return np.array([points.min(0), points.max(0)])
