"""The map of differences: which borders carry more, and which less, than at the baseline."""

from typing import TYPE_CHECKING, Any

from analysis.borders import changes
from analysis.comparison import Comparison
from analysis.figures.arrows import arrow, label_arrows
from analysis.figures.border_map import WIDTH, nice, placed
from analysis.figures.ground import Ground
from analysis.figures.look import INK, PAPER, STYLES, frame, look, sheet, source
from analysis.load import Point
from analysis.numbers import number, percent
from analysis.phrases import words
from analysis.statistics import excludes_zero

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

COLUMN = "attempts"
LEAST = 0.03  # of the largest change, from which a border is drawn
LABELS = 9
NEEDS = "tables by border (scale.detail=figures) and the map, for two points of one world that share seeds"
MORE, LESS = STYLES[1].colour, PAPER


def border_change(comparison: Comparison, point: str | None = None) -> "Figure | None":
    """Change of attempts a year by external border, of ``point`` or the one that changes most; None without NEEDS."""
    study, base = comparison.study, comparison.baseline
    world = study.geography(base)
    points = [study.point(point)] if point else comparison.same_world[:6]
    moved = {p.id: changes(study, base, p, COLUMN) for p in points}
    points = [p for p in points if not moved[p.id].empty and moved[p.id]["change"].abs().max() > 0]
    if world is None or not points:
        return None
    who = max(points, key=lambda p: moved[p.id]["change"].abs().sum())
    table = placed(moved[who.id], world)
    drawn = table[table["change"].abs() >= LEAST * table["change"].abs().max()]
    if drawn.empty:
        return None
    with look():
        ground = Ground.of(world, drawn)
        figure = sheet(WIDTH, min(9.6, max(5.5, (WIDTH - 0.3) * ground.height / ground.width + 2.35)))
        question = (
            f"Change in irregular attempts a year at external borders, {words(who.label)} minus {words(base.label)}, "
            "paired by seed. Width: size of the change. Filled: more. Hatched: less. Dotted edge: the 90 % interval "
            "includes zero"
        )
        notes = (
            "Arrows are stylised: they mark borders, not paths of movement. Only changes of at least "
            f"{percent(100 * LEAST)} of the largest are drawn."
        )
        bottom, top = frame(figure, _finding(moved[who.id], drawn, who), question, [notes, source(study, [base, who])])
        strip = 0.5 / figure.get_size_inches()[1]
        axes = figure.add_axes((0.015, bottom + strip, 0.97, top - bottom - strip))
        ground.draw(axes)
        _arrows(axes, ground, drawn)
        _legend(axes, drawn)
    return figure


def _arrows(axes: "Axes", ground: Ground, drawn: "pd.DataFrame") -> None:
    from matplotlib.patches import Polygon

    most = drawn["change"].abs().max()
    made = []
    for row in drawn[::-1].itertuples():  # the widest on top
        place, way = ground.project(row.lon, row.lat), (row.way_lon * ground.squeeze, row.way_lat)
        shape = arrow(place, way, ground.width, abs(row.change) / most)
        clear = bool(excludes_zero(row))
        axes.add_patch(
            Polygon(
                shape, facecolor=MORE if row.change > 0 else LESS, hatch=None if row.change > 0 else "/////",
                edgecolor=INK, linewidth=0.8, linestyle="-" if clear else ":", zorder=6, joinstyle="round",
            )
        )  # fmt: skip
        made.append((row, shape))
    told = [(shape, _told(row)) for row, shape in made[::-1][:LABELS]]
    label_arrows(axes, told, [shape for _, shape in made] + ground.names())


def _told(row: Any) -> str:
    """A change in words."""
    share = f" ({percent(100 * row.change / row.before, signed=True)})" if row.before > 0 else ""
    return f"{row.from_name} – {row.into_name}\n{number(row.change, signed=True, brief=True)} a year{share}"


def _legend(axes: "Axes", drawn: "pd.DataFrame") -> None:
    from matplotlib.patches import Patch

    most = nice(drawn["change"].abs().max())
    handles = [
        Patch(facecolor=MORE, edgecolor=INK, label="more than at the baseline"),
        Patch(facecolor=LESS, hatch="/////", edgecolor=INK, label="less"),
        Patch(facecolor=PAPER, edgecolor=INK, linestyle=":", label="interval includes zero"),
        Patch(facecolor="none", edgecolor="none", label=f"widest: about {number(most, brief=True)} a year"),
    ]
    axes.legend(
        handles=handles, loc="upper left", bbox_to_anchor=(0.0, 0.0), ncols=4, fontsize=8, columnspacing=1.6,
        borderaxespad=0.6, borderpad=0,
    )  # fmt: skip


def _finding(table: "pd.DataFrame", drawn: "pd.DataFrame", point: Point) -> str:
    """Where most is gained, where most is lost."""
    up = drawn[(drawn["change"] > 0) & excludes_zero(drawn)]
    down = drawn[(drawn["change"] < 0) & excludes_zero(drawn)]
    parts = []
    for rows, verb in ((up, "the largest increase is"), (down, "the largest decrease is")):
        if len(rows):
            row = rows.iloc[0]
            parts.append(f"{verb} at {row['from_name']} – {row['into_name']}")
    label = words(point.label).capitalize()
    return f"{label}: {', '.join(parts)}" if parts else f"{label} changes no border clearly"
