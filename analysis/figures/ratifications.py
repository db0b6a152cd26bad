"""How treaties come to bind: signatures, ratifications, accessions by treaty, and deals struck with single states."""

from typing import TYPE_CHECKING

import numpy as np

from analysis.comparison import Comparison
from analysis.figures.legal_lines import LEGEND, mark_legal_dates
from analysis.figures.look import GREY, STYLES, clean, dates, frame, look, sheet, source
from analysis.load import Point, Study
from analysis.numbers import number
from analysis.phrases import words

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

STEPS = ("signature", "ratification", "accession", "exit", "offer")
COMES, GOES = ("accession",), ("exit",)
MOST_POINTS, MOST_TREATIES = 4, len(STYLES)
NEEDS = "treaties that are negotiated, or deals that are struck, during the runs"
QUESTION = (
    "States that have ratified (line, with the 5th to 95th percentile of seeds) and that are bound (dots), of those "
    "that signed (thin line), by treaty; a deal is offered first, and binds months later"
)


def ratifications(comparison: Comparison) -> "Figure | None":
    """Cumulated ratifications and memberships of treaties that came to be during the runs; None without any."""
    study = comparison.study
    steps = {p.id: steps_of(study, p) for p in [comparison.baseline, *comparison.others]}
    points = [p for p in [comparison.baseline, *comparison.others] if treaties_in(steps[p.id])][:MOST_POINTS]
    if not points:
        return None
    names = sorted({name for p in points for name in treaties_in(steps[p.id])})[:MOST_TREATIES]
    seeds = study.runs.groupby("point").size()
    with look():
        figure = sheet(9.2, 2.3 * len(points) + 1.7)
        foot = ["Only treaties with talks or deals are drawn. " + LEGEND, source(study, points)]
        bottom, top = frame(figure, _finding(points, steps, names, seeds), QUESTION, foot)
        high = figure.get_figheight()
        grid = figure.add_gridspec(
            len(points), 1, left=0.07, right=0.78, bottom=bottom + 0.35 / high, top=top - 0.25 / high, hspace=0.5
        )
        for k, point in enumerate(points):
            axes = figure.add_subplot(grid[k, 0])
            _draw(axes, point, steps[point.id], names, int(seeds.get(point.id, 0)))
            mark_legal_dates(axes, study, [point], named=False)
        _legend(figure, names)
    return figure


def steps_of(study: Study, point: Point) -> "pd.DataFrame":
    """Steps by which treaties come to bind, in all runs of a point: seed, day, kind, who, treaty."""
    files = [path for path in study.files("events") if path.name.startswith(point.id)]
    kinds = ", ".join(f"'{kind}'" for kind in STEPS)
    steps = study.query(f"select seed, day, kind, who, about from {{events}} where kind in ({kinds})", events=files)
    steps = steps.reindex(columns=["seed", "day", "kind", "who", "about"])
    steps["treaty"] = [str(about).partition(",")[0] for about in steps["about"]]
    return steps.sort_values(["seed", "day"])


def treaties_in(steps: "pd.DataFrame") -> set[str]:
    """Treaties that states signed, ratified or joined by a deal during the runs."""
    return set(steps.loc[steps["kind"].isin(["signature", "ratification", "offer"]), "treaty"])


def cumulated(steps: "pd.DataFrame", kinds: tuple[str, ...], days: int, seeds: int) -> np.ndarray:
    """(seeds, days) how many steps of these kinds have been taken so far."""
    counts = np.zeros((max(seeds, 1), days))
    order = {seed: k for k, seed in enumerate(sorted(steps["seed"].unique()))}
    for row in steps[steps["kind"].isin(kinds)].itertuples():
        counts[order[row.seed] % len(counts), min(int(row.day), days - 1)] += 1
    return np.cumsum(counts, axis=1)


def _draw(axes: "Axes", point: Point, steps: "pd.DataFrame", names: list[str], seeds: int) -> None:
    """One point: a line a treaty."""
    days = [point.day(day) for day in range(point.days)]
    for name, style in zip(names, STYLES, strict=False):
        own = steps[steps["treaty"] == name]
        signed = cumulated(own, ("signature", "offer"), point.days, seeds)
        done = cumulated(own, ("ratification",), point.days, seeds)
        bound = cumulated(own, COMES, point.days, seeds) - cumulated(own, GOES, point.days, seeds)
        if not signed.any() and not done.any():
            continue
        axes.plot(days, signed.mean(0), color=style.colour, linewidth=0.6)
        if done.any():
            axes.plot(days, done.mean(0), color=style.colour, linewidth=1.6, linestyle=style.line)
            low, high = np.percentile(done, [5, 95], axis=0)
            axes.fill_between(days, low, high, color=style.colour, alpha=0.15, linewidth=0)
        axes.plot(days, bound.mean(0), color=style.colour, linewidth=1.1, linestyle=(0, (1, 1.6)))
    axes.set_title(words(point.label))
    axes.set_ylabel("states")
    axes.set_ylim(bottom=0)
    axes.grid(axis="y")
    dates(axes)


def _legend(figure: "Figure", names: list[str]) -> None:
    from matplotlib.lines import Line2D

    handles = [
        Line2D([], [], color=style.colour, linestyle=style.line, label=clean(words(name)))
        for name, style in zip(names, STYLES, strict=False)
    ]
    handles += [
        Line2D([], [], color=GREY, linewidth=0.6, label="signed, or offered"),
        Line2D([], [], color=GREY, linewidth=1.6, label="ratified"),
        Line2D([], [], color=GREY, linewidth=1.1, linestyle=(0, (1, 1.6)), label="bound"),
    ]
    figure.legend(handles=handles, loc="upper left", bbox_to_anchor=(0.79, 0.82))


def _finding(points: list[Point], steps: dict[str, "pd.DataFrame"], names: list[str], seeds: "pd.Series") -> str:
    """How many of those that signed the treaty with most signatures have ratified by the end, and how soon the half."""
    best: tuple[float, str] = (-1.0, "No state signs a treaty, or strikes a deal")
    for point in points:
        for name in names:
            own, n = steps[point.id][steps[point.id]["treaty"] == name], int(seeds.get(point.id, 0))
            signed = cumulated(own, ("signature",), point.days, n).mean(0)
            done = cumulated(own, ("ratification",), point.days, n).mean(0)
            deals = cumulated(own, ("offer",), point.days, n).mean(0)[-1]
            where = f"in {words(point.label)}"
            if signed[-1] > best[0] and signed.any():
                half = np.flatnonzero(done >= 0.5 * signed[-1])
                opened = int(np.flatnonzero(signed > 0)[0])
                soon = (
                    f"half of them after {number((half[0] - opened) / 365.25, 2)} years"
                    if half.size
                    else "less than half"
                )
                told = f"Of {number(signed[-1], 2)} states that sign '{words(name)}' {where}"
                best = (float(signed[-1]), f"{told}, {number(done[-1], 2)} ratify by the end, {soon}")
            elif deals > best[0] and deals > 0:
                best = (float(deals), f"{number(deals, 2)} deals under '{words(name)}' are struck {where}")
    return best[1]
