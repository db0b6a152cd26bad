"""The lives of treaties: every step that states take about each, in one run of a point."""

from typing import TYPE_CHECKING

from analysis.comparison import Comparison, spread
from analysis.figures.legal_lines import LEGEND, mark_legal_dates
from analysis.figures.look import GREY, INK, STYLES, clean, dates, frame, look, sheet, source
from analysis.load import Point, Study
from analysis.numbers import number
from analysis.phrases import words

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

LANES = {  # kinds of events, by what they do to a treaty; the order is that of the lanes, from the top
    "comes to be": ("proposal", "conclusion", "signature", "ratification", "accession", "offer", "deal renewed"),
    "is changed": ("amendment", "contribution", "reservation"),
    "is not kept": ("infringement", "infringement goes on", "suspension", "suspension renewed"),
    "is kept again": ("compliance",),
    "goes": ("denunciation", "exit", "talks broken off"),
}
MARKS = ("o", "s", "x", "^", "v")
MOST_POINTS, MOST_TREATIES = 3, 12
NEEDS = "steps about treaties during the runs"
QUESTION = (
    "Every step that a state takes about a treaty, in the run with the lowest seed: one mark a step, in five lanes a "
    "treaty, from how it comes to be down to how it goes"
)


def lives(comparison: Comparison) -> "Figure | None":
    """Steps by treaty and day, one panel a point; None where no state takes any."""
    study = comparison.study
    chosen = [comparison.baseline, *spread(comparison.others, MOST_POINTS - 1)][:MOST_POINTS]
    steps = {p.id: steps_of(study, p) for p in chosen}
    points = [p for p in chosen if len(steps[p.id])]
    if not points:
        return None
    names = {p.id: busiest(_first_run(steps[p.id])) for p in points}
    rows = [len(names[p.id]) for p in points]
    with look():
        figure = sheet(9.6, 0.42 * sum(rows) + 0.75 * len(points) + 1.7)
        foot = ["Treaties without any step in that run are not drawn. " + LEGEND, source(study, points)]
        bottom, top = frame(figure, _finding(study, points, steps), QUESTION, foot)
        high = figure.get_figheight()
        grid = figure.add_gridspec(
            len(points), 1, left=0.17, right=0.83, bottom=bottom + 0.35 / high, top=top - 0.25 / high,
            hspace=1.5 * len(points) / max(sum(rows), 1), height_ratios=rows,
        )  # fmt: skip
        for k, point in enumerate(points):
            axes = figure.add_subplot(grid[k, 0])
            _draw(axes, point, _first_run(steps[point.id]), names[point.id])
            mark_legal_dates(axes, study, [point], named=False)
        _legend(figure)
    return figure


def steps_of(study: Study, point: Point) -> "pd.DataFrame":
    """Steps about treaties in all runs of a point: seed, day, kind, who, treaty, lane."""
    lane = {kind: name for name, kinds in LANES.items() for kind in kinds}
    files = [path for path in study.files("events") if path.name.startswith(point.id)]
    kinds = ", ".join(f"'{kind}'" for kind in lane)
    steps = study.query(f"select seed, day, kind, who, about from {{events}} where kind in ({kinds})", events=files)
    steps = steps.reindex(columns=["seed", "day", "kind", "who", "about"])
    steps["treaty"] = [str(about).partition(",")[0] for about in steps["about"]]
    steps["lane"] = steps["kind"].map(lane)
    known = set(point.config.get("treaties", {}))
    return steps[steps["treaty"].isin(known)].sort_values(["seed", "day"])


def busiest(steps: "pd.DataFrame") -> list[str]:
    """Treaties with most steps, in the order of the alphabet from the top."""
    return sorted(steps["treaty"].value_counts().index[:MOST_TREATIES], reverse=True)


def _first_run(steps: "pd.DataFrame") -> "pd.DataFrame":
    return steps[steps["seed"] == steps["seed"].min()]


def _draw(axes: "Axes", point: Point, steps: "pd.DataFrame", names: list[str]) -> None:
    """One point: a band a treaty, a lane a kind of step."""
    last = len(LANES) - 1
    for row, name in enumerate(names):
        axes.axhspan(row - 0.45, row + 0.45, color=GREY, alpha=0.07 if row % 2 else 0.0, linewidth=0)
        own = steps[steps["treaty"] == name]
        for k, (lane, style) in enumerate(zip(LANES, STYLES, strict=False)):
            days = [point.day(int(day)) for day in own.loc[own["lane"] == lane, "day"]]
            height = row + 0.36 - 0.72 * k / last
            axes.plot(
                days, [height] * len(days), MARKS[k], markersize=3.4, color=style.colour, alpha=0.8,
                markeredgewidth=0.9, fillstyle="none" if k == 0 else "full", linestyle="none",
            )  # fmt: skip
    axes.set_yticks(range(len(names)), [clean(words(name)) for name in names])
    axes.set_ylim(-0.6, len(names) - 0.4)
    axes.set_xlim(point.day(0), point.day(point.days - 1))
    axes.tick_params(axis="y", length=0)
    axes.set_title(words(point.label), color=INK)
    axes.grid(axis="x")
    dates(axes)


def _legend(figure: "Figure") -> None:
    from matplotlib.lines import Line2D

    handles = [
        Line2D([], [], color=style.colour, marker=mark, linestyle="none", label=lane, markersize=4,
               fillstyle="none" if mark == MARKS[0] else "full")
        for lane, style, mark in zip(LANES, STYLES, MARKS, strict=False)
    ]  # fmt: skip
    figure.legend(handles=handles, loc="upper left", bbox_to_anchor=(0.84, 0.82), title="The treaty ...")


def _finding(study: Study, points: list[Point], steps: dict[str, "pd.DataFrame"]) -> str:
    """Of the treaty about which most steps are taken: how many a run, and of what kind most are."""
    best = max(points, key=lambda p: len(steps[p.id]) / max(1, steps[p.id]["seed"].nunique()))
    own = steps[best.id]
    name = str(own["treaty"].value_counts().index[0])
    of_it = own[own["treaty"] == name]
    runs = max(1, int((study.runs["point"] == best.id).sum()))
    kind, count = of_it["kind"].value_counts().index[0], int(of_it["kind"].value_counts().iloc[0])
    return (
        f"States take {number(len(of_it) / runs, 2)} steps a run about '{words(name)}' in {words(best.label)}, "
        f"{number(count / runs, 2)} of them '{kind}'"
    )
