"""Where the flow goes: ribbons from borders that lose first attempts to borders that gain them."""

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.borders import changes
from analysis.comparison import Comparison
from analysis.figures.look import GREY, INK, PALE, PAPER, STYLES, clean, frame, look, sheet, source
from analysis.flows import Displacement, displaced
from analysis.load import Point
from analysis.numbers import number, percent
from analysis.phrases import words
from analysis.statistics import excludes_zero

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

COLUMN = "first_attempts"  # the margin on which displacement is scored: retries rise where more is stopped
MOST_NODES, MOST_POINTS = 6, 3
LEAST = 0.006  # of all that moves, from which a ribbon is drawn
SMALL = 0.02  # of all that moves, below which a border stands with others
COLOURED = 3  # the largest ribbons
GAP, NODE = 0.035, 0.018  # between nodes, in heights of the panel; width of a node, in its widths
NEEDS = (
    "tables by stream and border (scale.detail=figures) of two points of one world that share seeds, and a border that "
    "changes clearly"
)
NOBODY = "no first attempt"


class Side(NamedTuple):
    """The nodes of one side, from top to bottom."""

    rows: list[list[int]]  # places in the matrix of flows that each node stands for
    names: list[str]
    sizes: np.ndarray
    tops: np.ndarray  # in heights of the panel
    scale: float


def displacement(comparison: Comparison) -> "Figure | None":
    """First attempts a year that change their border, one panel a scenario; None without NEEDS."""
    study, base = comparison.study, comparison.baseline
    points = comparison.same_world[:MOST_POINTS]
    clear = {p.id: _clear(comparison, p) for p in points}
    moved = {p.id: found for p in points if clear[p.id] and (found := displaced(study, base, p)) and found.moved.any()}
    points = [p for p in points if p.id in moved]
    if not points:
        return None
    names = {s["code"]: s["name"] for s in (study.geography(base) or {"states": []})["states"]}
    with look():
        figure = sheet(9.2, 3.3 * len(points) + 1.7)
        question = (
            f"First attempts a year that move from one external border to another between {words(base.label)} (left) "
            "and the scenario (right), by stream of persons; retries are left out"
        )
        notes = (
            "Means over paired seeds. Streams (origin, destination) are followed, not persons: within a stream, losses "
            "are assigned to gains in proportion. Hollow: the 90 % interval of the border's own change includes zero. "
            f"Ribbons below {percent(100 * LEAST)} of the total are left out; the {COLOURED} largest are coloured."
        )
        notes += _and_the_measure(comparison, points)
        finding = _finding(points, moved)
        bottom, top = frame(figure, finding, question, [notes, source(study, [base, *points])])
        grid = figure.add_gridspec(
            len(points), 1, left=0.27, right=0.73, bottom=bottom + 0.1 / figure.get_figheight(),
            top=top - 0.3 / figure.get_figheight(), hspace=0.16,
        )  # fmt: skip
        for k, point in enumerate(points):
            _panel(figure.add_subplot(grid[k, 0]), moved[point.id], names, clear[point.id], words(point.label))
    return figure


def _and_the_measure(comparison: Comparison, points: list[Point]) -> str:
    """Why the measure displacement_ratio is another number than the figure's shares."""
    told = comparison.measures
    rows = told[(told["measure"] == "displacement_ratio") & told["point"].isin([p.id for p in points])]
    if rows.empty:
        return ""
    values = ", ".join(f"{number(row.mean, 2)} in {words(row.label)}" for row in rows.itertuples())
    return (
        f" The measure displacement ratio ({values}) is less detailed: it nets all streams at each border, so what one "
        "stream loses at a border and another gains there does not show in it."
    )


def _clear(comparison: Comparison, point: Point) -> set[tuple[str, str]]:
    """The borders (from, into) whose own change has an interval that excludes zero."""
    table = changes(comparison.study, comparison.baseline, point, COLUMN)
    sure = table[excludes_zero(table)] if len(table) else table
    return set(zip(sure["from"], sure["into"], strict=True)) if len(sure) else set()


def _panel(axes: "Axes", found: Displacement, names: dict[str, str], clear: set[tuple[str, str]], label: str) -> None:
    called = [f"{names.get(a, a)} – {names.get(b, b)}" for a, b in found.borders]
    least = SMALL * found.moved.sum()
    left, right = _side(found.moved.sum(1), called, least), _side(found.moved.sum(0), called, least)
    scale = min(left.scale, right.scale)
    left, right = (side._replace(tops=_tops(side.sizes, scale), scale=scale) for side in (left, right))
    parts = [
        f"{_count(found.displaced)} move to another border",
        f"{_count(found.lost - found.displaced)} no longer try",
    ]
    parts += [f"{_count(found.new)} try who did not try before"] if found.new >= LEAST * found.moved.sum() else []
    axes.set_title(f"{label}: {', '.join(parts)}", loc="center")
    axes.set_xlim(0, 1)
    axes.set_ylim(0, 1)
    axes.axis("off")
    _ribbons(axes, found.moved, left, right)
    for side, at, sign in ((left, 0.0, "−"), (right, 1.0, "+")):
        _nodes(axes, side, at, sign, [_drawn_hollow(rows, found, clear) for rows in side.rows])


def _side(sizes: np.ndarray, called: list[str], least: float) -> Side:
    """The largest borders one by one, the others together, those who do not try at the bottom."""
    borders = sizes[:-1]
    order = [int(k) for k in np.argsort(-borders, kind="stable") if borders[k] > 0]
    shown = [k for k in order if borders[k] >= least][:MOST_NODES]
    rest = order[len(shown) :]
    rows, names = [[k] for k in shown], [called[k] for k in shown]
    if borders[rest].sum() >= least / 2:
        rows, names = [*rows, rest], [*names, called[rest[0]] if len(rest) == 1 else f"{len(rest)} other borders"]
    if sizes[-1] >= least / 2:
        rows, names = [*rows, [len(borders)]], [*names, NOBODY]
    heights = np.array([sizes[row].sum() for row in rows])
    return Side(rows, names, heights, heights, (1 - GAP * (len(rows) - 1)) / heights.sum())


def _tops(sizes: np.ndarray, scale: float) -> np.ndarray:
    """Upper edges of nodes that stand in the middle of the panel, one below the other."""
    high = sizes * scale
    spare = 1 - high.sum() - GAP * (len(sizes) - 1)
    return 1 - spare / 2 - np.concatenate([[0.0], np.cumsum(high + GAP)[:-1]])


def _ribbons(axes: "Axes", moved: np.ndarray, left: Side, right: Side) -> None:
    """A ribbon for each pair of nodes, stacked at both ends in the order of the nodes."""
    from matplotlib.patheffects import withStroke

    total = moved.sum()
    flow = np.array([[moved[np.ix_(a, b)].sum() for b in right.rows] for a in left.rows])
    starts = left.tops[:, None] - left.scale * np.concatenate([np.zeros((len(flow), 1)), flow.cumsum(1)[:, :-1]], 1)
    ends = right.tops[None, :] - left.scale * np.concatenate([np.zeros((1, flow.shape[1])), flow.cumsum(0)[:-1]], 0)
    between = flow[np.ix_([NOBODY not in name for name in left.names], [NOBODY not in name for name in right.names])]
    largest = float(np.sort(between, axis=None)[-COLOURED:][0]) if between.size else np.inf
    for i, k in zip(*np.nonzero(flow >= LEAST * total), strict=True):
        size, start, end = float(flow[i, k]), float(starts[i, k]), float(ends[i, k])
        nobody = NOBODY in (left.names[i], right.names[k])
        large = size >= largest and not nobody
        _ribbon(axes, start, end, size * left.scale, large, nobody)
        if large:  # told near its source, where no two ribbons meet
            middle = start + 0.06 * (end - start) - size * left.scale / 2
            axes.text(
                0.2, middle, _count(size), ha="center", va="center", fontsize=8,
                color=INK, zorder=6, path_effects=[withStroke(linewidth=2.4, foreground=PAPER)],
            )  # fmt: skip


def _ribbon(axes: "Axes", start: float, end: float, thick: float, large: bool, nobody: bool) -> None:
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path

    a, b, bend = NODE, 1 - NODE, 0.5
    corners = [
        (a, start), (bend, start), (bend, end), (b, end), (b, end - thick), (bend, end - thick), (bend, start - thick),
        (a, start - thick), (a, start),
    ]  # fmt: skip
    codes = [Path.MOVETO, *[Path.CURVE4] * 3, Path.LINETO, *[Path.CURVE4] * 3, Path.CLOSEPOLY]
    face = STYLES[1].colour if large else PAPER if nobody else PALE
    axes.add_patch(
        PathPatch(
            Path(corners, codes), facecolor=(face, 0.55) if large else face, edgecolor=GREY, linewidth=0.5,
            hatch="////" if nobody else None, zorder=4 if large else 3,
        )
    )  # fmt: skip


def _nodes(axes: "Axes", side: Side, at: float, sign: str, hollow: list[bool]) -> None:
    from matplotlib.patches import Rectangle

    for name, size, top, unclear in zip(side.names, side.sizes, side.tops, hollow, strict=True):
        high = size * side.scale
        axes.add_patch(
            Rectangle(
                (at * (1 - NODE), top - high), NODE, high, facecolor=PAPER if unclear or name == NOBODY else INK,
                edgecolor=INK, linewidth=0.9, zorder=5,
            )
        )  # fmt: skip
        count = _count(size) if name == NOBODY else f"{sign}{_count(size)}"
        axes.text(
            at + (0.015 if at else -0.015), top - high / 2, clean(f"{name}  {count}"), fontsize=8, color=INK,
            ha="left" if at else "right", va="center",
        )  # fmt: skip


def _drawn_hollow(rows: list[int], found: Displacement, clear: set[tuple[str, str]]) -> bool:
    """Whether no border of a node changes clearly."""
    return not any(k < len(found.borders) and found.borders[k] in clear for k in rows)


def _count(persons: float) -> str:
    """So many persons a year; means over seeds need no more than two digits where they are few."""
    return number(persons, 2, brief=persons >= 1e5)


def _finding(points: list[Point], moved: dict[str, Displacement]) -> str:
    """How much of what is lost is gained elsewhere, for the scenario that moves most."""
    point = max(points, key=lambda p: moved[p.id].moved.sum())
    found, who = moved[point.id], words(point.label)
    if found.lost < 0.02 * found.new:
        return f"{who.capitalize()} adds {_count(found.new)} first attempts a year and removes hardly any"
    share = number(100 * found.displaced / found.lost, 2)
    return f"Of every 100 first attempts that {who} removes from some borders, {share} appear at others"
