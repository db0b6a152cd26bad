"""The map of differences: which borders carry more, and which less, than at the baseline."""

from typing import TYPE_CHECKING, Any

import numpy as np

from analysis.borders import changes, yearly
from analysis.comparison import Comparison
from analysis.figures.arrows import arrow, label_arrows
from analysis.figures.border_map import WIDTH, nice, placed
from analysis.figures.ground import LEFT_EDGE, Ground
from analysis.figures.look import INK, LAND, PAPER, STYLES, frame, look, sheet, source
from analysis.legal_dates import leavers
from analysis.load import Point, Study
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
MORE_CHECKS = 2.0  # times the baseline's travellers checked at a border within the club, from which checks are new
CHECK = {"marker": "s", "markersize": 5.5, "color": STYLES[2].colour, "markeredgecolor": PAPER, "linestyle": "none"}


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
    gone, checks = leavers(study, base, who), new_checks(study, base, who, world)
    with look():
        ground = Ground.of(world, _and_leavers(drawn, world, gone))._replace(left_club=frozenset(gone))
        figure = sheet(WIDTH, min(9.6, max(5.5, (WIDTH - 0.3) * ground.height / ground.width + 2.35)))
        question = (
            f"Change in irregular attempts a year at external borders, {words(who.label)} minus {words(base.label)}, "
            "paired by seed. Width: size of the change. Filled: more. Hatched: less. Dotted edge: the 90 % interval "
            "includes zero"
        )
        notes = (
            "Arrows are stylised: they mark borders, not paths of movement. Only changes of at least "
            f"{percent(100 * LEAST)} of the largest are drawn. Attempts count retries; where first attempts move is in "
            "the figure of displacement."
        )
        bottom, top = frame(figure, _finding(moved[who.id], drawn, who), question, [notes, source(study, [base, who])])
        strip = 0.5 / figure.get_size_inches()[1]
        axes = figure.add_axes((0.015, bottom + strip, 0.97, top - bottom - strip))
        ground.draw(axes)
        _arrows(axes, ground, drawn)
        _checks(axes, ground, checks)
        _legend(axes, drawn, bool(gone), bool(checks))
    return figure


def _and_leavers(drawn: "pd.DataFrame", world: dict[str, Any], gone: set[str]) -> "pd.DataFrame":
    """The places drawn, and those of states that leave: the window shows both."""
    import pandas as pd

    places = [{"lat": state["lat"], "lon": state["lon"]} for state in world["states"] if state["code"] in gone]
    return pd.concat([drawn[["lat", "lon"]], pd.DataFrame(places, columns=["lat", "lon"])])


def new_checks(study: Study, base: Point, point: Point, world: dict[str, Any]) -> list[tuple[float, float]]:
    """Where travellers are checked between members at twice the baseline's number or more: longitude, latitude."""
    inner = "where by_member and not external"
    keys = ["border"]
    before, after = (
        yearly(study, p, "borders", keys, "travellers", inner, needs=("by_member", "travellers")) for p in (base, point)
    )
    if after.empty:
        return []
    level = before.mean(axis=1).reindex(after.index).fillna(0.0) if len(before) else 0.0 * after.mean(axis=1)
    found = set(after.index[after.mean(axis=1) > np.maximum(MORE_CHECKS * level, 1.0)])
    return [(b["lon"], b["lat"]) for b in world["borders"] if b["name"] in found and b["kind"] != "air"]


def _checks(axes: "Axes", ground: Ground, checks: list[tuple[float, float]]) -> None:
    for place in checks:
        axes.plot(*ground.project(*place), **CHECK, zorder=5)


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


def _legend(axes: "Axes", drawn: "pd.DataFrame", gone: bool, checks: bool) -> None:
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    most = nice(drawn["change"].abs().max())
    handles = [
        Patch(facecolor=MORE, edgecolor=INK, label="more than at the baseline"),
        Patch(facecolor=LESS, hatch="/////", edgecolor=INK, label="less"),
        Patch(facecolor=PAPER, edgecolor=INK, linestyle=":", label="interval includes zero"),
        Patch(facecolor="none", edgecolor="none", label=f"widest: about {number(most, brief=True)} a year"),
    ]
    leaves = Patch(facecolor=LAND, edgecolor=LEFT_EDGE, linestyle="--", linewidth=1.6, hatch="..", label="leaves")
    handles += [leaves] if gone else []
    handles += [Line2D([], [], **CHECK, label="checks return between members")] if checks else []
    axes.legend(
        handles=handles, loc="upper left", bbox_to_anchor=(0.0, 0.0), ncols=6, fontsize=7.4, columnspacing=1.1,
        handlelength=1.6, borderaxespad=0.6, borderpad=0,
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
