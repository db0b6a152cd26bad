"""The map: where crossings are tried, and how many of them are detected."""

from typing import TYPE_CHECKING, Any

from analysis.comparison import Comparison
from analysis.figures.arrows import MOST_WIDE, arrow, label_arrows
from analysis.figures.classes import Classes
from analysis.figures.ground import Ground
from analysis.figures.look import INK, frame, look, sheet, source
from analysis.load import DAYS_A_YEAR, Point, Study
from analysis.numbers import number, percent, span
from analysis.phrases import words

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

DRAWN = 0.002  # share of all attempts from which a border is drawn
WIDTH = 9.6  # inches
LABELS = 10
NUMBERS = dict(enumerate(("Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"), 2))
NEEDS = "tables by border (scale.detail=figures) and the map"


def border_map(comparison: Comparison) -> "Figure | None":
    """Attempts a year (width) and share detected (shade) by external border, at the baseline; None without detail."""
    study, point = comparison.study, comparison.baseline
    world, flows = study.geography(point), flows_of(study, point)
    if world is None or flows.empty:
        return None
    flows, total = placed(flows, world), float(flows["attempts"].sum())
    drawn = flows[flows["attempts"] >= DRAWN * total].sort_values("attempts", ascending=False)
    if drawn.empty:
        return None
    classes = Classes.of(drawn["detected"])
    with look():
        ground = Ground.of(world, drawn)
        figure = sheet(WIDTH, min(9.6, max(5.5, (WIDTH - 0.3) * ground.height / ground.width + 2.35)))
        finding = _finding(drawn, len(flows), total)
        bottom, top = frame(figure, finding, _question(point), _foot(study, point, drawn, total))
        strip = 0.62 / figure.get_size_inches()[1]  # of the legend, under the map
        axes = figure.add_axes((0.015, bottom + strip, 0.97, top - bottom - strip))
        ground.draw(axes)
        _arrows(axes, ground, drawn, classes)
        _legend(axes, drawn, classes)
    return figure


def flows_of(study: Study, point: Point) -> "pd.DataFrame":
    """External borders with irregular crossings: mean over runs of attempts a year, and the share detected."""
    files = [path for path in study.files("detail/borders") if path.name.startswith(point.id)]
    years = max(1, point.days - point.burn_in_days) / DAYS_A_YEAR
    return study.query(
        'select border, "into", "from", kind, '
        f"sum(attempts) / count(distinct seed) / {years} as attempts, "
        "sum(apprehensions + turn_backs + gotaways) / sum(attempts) as detected "
        "from {borders} where external group by all having sum(attempts) > 0",
        borders=files,
    )


def placed(flows: "pd.DataFrame", world: dict[str, Any]) -> "pd.DataFrame":
    """The flows with where they cross and from where to where they point (degrees); those without a place are left."""
    import pandas as pd

    states = {state["code"]: state for state in world["states"]}
    borders = {border["name"]: border for border in world["borders"]}
    rows = []
    for flow in flows.to_dict("records"):
        border, into, origin = borders.get(flow["border"]), states.get(flow["into"]), states.get(flow["from"])
        if border and into and origin and border["lat"] == border["lat"]:
            names = {"into_name": into["name"], "from_name": origin["name"]}
            way = {"way_lat": into["lat"] - origin["lat"], "way_lon": into["lon"] - origin["lon"]}
            rows.append(flow | names | way | {"lat": border["lat"], "lon": border["lon"]})
    return pd.DataFrame(rows, columns=[*flows.columns, "into_name", "from_name", "way_lat", "way_lon", "lat", "lon"])


def _arrows(axes: "Axes", ground: Ground, drawn: "pd.DataFrame", classes: Classes) -> None:
    most = drawn["attempts"].max()
    made = []
    for flow in drawn[::-1].itertuples():  # the widest on top
        place, way = ground.project(flow.lon, flow.lat), (flow.way_lon * ground.squeeze, flow.way_lat)
        shape = arrow(place, way, ground.width, flow.attempts / most)
        classes.fill(axes, shape, flow.detected)
        made.append((flow, shape))
    told = [(shape, _told(flow)) for flow, shape in made[::-1][:LABELS]]
    label_arrows(axes, told, [shape for _, shape in made] + ground.names())


def _told(flow: Any) -> str:
    """An arrow in words."""
    attempts = number(flow.attempts, brief=True)
    return f"{flow.from_name} – {flow.into_name}\n{attempts} a year, {percent(100 * flow.detected)} detected"


def _legend(axes: "Axes", drawn: "pd.DataFrame", classes: Classes) -> None:
    from matplotlib.lines import Line2D

    most = drawn["attempts"].max()
    inches = axes.figure.get_size_inches()[0] * axes.get_position().width
    widths = [
        Line2D([], [], color=INK, alpha=0.55, solid_capstyle="butt", label=f"{number(flow, brief=True)} a year",
               linewidth=72 * inches * MOST_WIDE * flow / most)
        for flow in (nice(most * share) for share in (0.1, 0.4, 1.0))
    ]  # fmt: skip
    common = {"fontsize": 8, "title_fontsize": 8.5, "alignment": "left", "borderaxespad": 0.6, "borderpad": 0}
    shades = axes.legend(
        handles=classes.handles(), title="Share detected", loc="upper left", bbox_to_anchor=(0.0, 0.0), ncols=4,
        columnspacing=1.3, handlelength=2.2, handleheight=1.1, **common,
    )  # fmt: skip
    axes.add_artist(shades)
    axes.legend(
        handles=widths, title="Attempts (width)", loc="upper left", bbox_to_anchor=(0.5, 0.0), ncols=3,
        columnspacing=1.8, handlelength=2.4, **common,
    )  # fmt: skip


def nice(value: float) -> float:
    """The nearest number with one digit that matters."""
    return float(f"{value:.0e}")


def _finding(drawn: "pd.DataFrame", borders: int, total: float) -> str:
    """How concentrated attempts are, and how far detection differs."""
    shares = drawn["attempts"].cumsum() / total
    half = int((shares < 0.5).sum()) + 1
    low, high = 100 * drawn["detected"].min(), 100 * drawn["detected"].max()
    most = f"{drawn.iloc[0].from_name} – {drawn.iloc[0].into_name}"
    who = f"{most} alone carries" if half == 1 else f"{NUMBERS.get(half, str(half))} of {borders} borders carry"
    return f"{who} half of all attempts; detection ranges from {span(low, high, 2)} %"


def _question(point: Point) -> str:
    return (
        f"Irregular crossings at external borders in {words(point.label)}. Width: attempts a year. Shade and pattern: "
        "share detected (arrested, turned back, or seen to get away)"
    )


def _foot(study: Study, point: Point, drawn: "pd.DataFrame", total: float) -> list[str]:
    rest = total - float(drawn["attempts"].sum())
    notes = "Arrows are stylised: they mark borders, not paths of movement. Darker states are members."
    if rest > 0:
        together = number(round(rest), brief=True)
        notes += (
            f" Not drawn: borders with less than {percent(100 * DRAWN)} of attempts each, {together} a year together."
        )
    world = study.geography(point)
    land = "" if world and not world["outlines"] else " Outlines of land are simplified."
    return [notes + land, source(study, [point])]
