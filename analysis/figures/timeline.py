"""The life of treaties: who joins, suspends and leaves, and in how many of the seeds."""

import math
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from analysis.comparison import Comparison
from analysis.figures.legal_lines import LEGEND, mark_legal_dates
from analysis.figures.look import GREY, INK, PALE, PAPER, clean, dates, frame, look, sheet, source
from analysis.figures.suspensions import LEFT, busiest, lives_of, suspended_share
from analysis.legal_dates import not_free
from analysis.load import Point, Study
from analysis.numbers import number, percent
from analysis.phrases import words

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.image import AxesImage

MOST_STATES, MOST_POINTS = 18, 3
MOST_READ = 12  # points of which those with notices to leave are drawn first
NEEDS = "events of treaties, such as suspensions and notices to leave"


def timeline(comparison: Comparison) -> "Figure | None":
    """By state and month, the share of seeds with suspended free movement; notices to leave; None without events."""
    study = comparison.study
    lives = {point.id: lives_of(study, point) for point in [comparison.baseline, *comparison.some(MOST_READ)]}
    others = sorted(comparison.some(MOST_READ), key=lambda p: -int((lives[p.id]["kind"] == LEFT).sum()))
    points = [comparison.baseline, *others][:MOST_POINTS]
    lives = {point.id: lives[point.id] for point in points}
    states = busiest(lives.values(), MOST_STATES)
    if not states:
        return None
    runs = study.runs.groupby("point").size()
    shares = {p.id: suspended_share(lives[p.id], states, p.days, int(runs.get(p.id, 0))) for p in points}
    darkest = max(0.25, math.ceil(4 * max(float(share.max()) for share in shares.values())) / 4)
    names = {state["code"]: state["name"] for state in (study.geography(points[0]) or {"states": []})["states"]}
    with look():
        tall = 0.17 * len(states) + 0.6
        figure = sheet(9.2, tall * len(points) + 2.3)
        left_out = len({s for life in lives.values() for s in life["who"]}) - len(states)
        bottom, top = frame(
            figure, _finding(points, lives, states, shares, names), QUESTION, _foot(study, points, left_out)
        )
        grid = figure.add_gridspec(
            len(points), 1, left=0.125, right=0.86, bottom=bottom + 0.4 / figure.get_figheight(),
            top=top - 0.22 / figure.get_figheight(), hspace=0.55 / tall,
        )  # fmt: skip
        for k, point in enumerate(points):
            axes = figure.add_subplot(grid[k, 0])
            picture = _shade(axes, point, shares[point.id], darkest)
            _label(axes, point, [names.get(state, state) for state in states])
            _notices(axes, point, lives[point.id], states, int(runs.get(point.id, 0)))
            _joinings(axes, point, states)
            _not_free(axes, study, point, states)
            mark_legal_dates(axes, study, [point], named=False)
        _legend(figure, picture)
    return figure


QUESTION = (
    "Suspensions of free movement (shade: share of seeds in which internal controls are back) and notices to leave a "
    "treaty, "
    "by state and month"
)


def _shade(axes: "Axes", point: Point, shares: np.ndarray, darkest: float) -> "AxesImage":
    """The months of a point as shades of grey."""
    from matplotlib.dates import date2num

    first, last = date2num(point.start), date2num(point.day(point.days))
    return axes.imshow(
        shares, aspect="auto", interpolation="nearest", cmap="Greys", vmin=0, vmax=darkest,
        extent=(first, last, len(shares) - 0.5, -0.5),
    )  # fmt: skip


def _label(axes: "Axes", point: Point, names: list[str]) -> None:
    axes.set_title(words(point.label))
    axes.set_yticks(range(len(names)), [clean(name) for name in names], fontsize=7)
    axes.set_yticks(np.arange(len(names) - 1) + 0.5, minor=True)
    axes.grid(axis="y", which="minor", color=PALE, linewidth=0.5)
    axes.tick_params(axis="y", which="both", length=0)
    axes.xaxis_date()
    dates(axes)
    if point.burn_in_days:
        axes.axvline(point.day(point.burn_in_days), color=GREY, linewidth=0.8, linestyle=(0, (2, 2)))


def _notices(axes: "Axes", point: Point, life: "pd.DataFrame", states: list[str], seeds: int) -> None:
    """Notices to leave, as large as the share of seeds in which they are given that day."""
    left = life[(life["kind"] == LEFT) & life["who"].isin(states)]
    for (who, day), notices in left.groupby(["who", "day"]):
        share = notices["seed"].nunique() / max(1, seeds)
        axes.plot(
            point.day(day), states.index(who), marker="v", markersize=4 + 5 * share, color="#d55e00",
            markeredgecolor=PAPER, markeredgewidth=0.8, clip_on=False, zorder=5,
        )  # fmt: skip


def _joinings(axes: "Axes", point: Point, states: list[str]) -> None:
    """Dated accessions within the horizon."""
    for treaty in (point.config.get("treaties") or {}).values():
        for who, day in (treaty.get("joined") or {}).items():
            if who in states and point.start < date.fromisoformat(day) < point.day(point.days):
                axes.plot(
                    date.fromisoformat(day), states.index(who), marker="^", markersize=6, color="#0072b2",
                    markeredgecolor=PAPER, markeredgewidth=0.8, zorder=5,
                )  # fmt: skip


def _not_free(axes: "Axes", study: Study, point: Point, states: list[str]) -> None:
    """Hatched: no treaty lets people move freely, so that nothing is suspended, and checks are full."""
    from matplotlib.dates import date2num
    from matplotlib.patches import Rectangle

    for row, state in enumerate(states):
        for first, last in not_free(study, point, state):
            start = date2num(point.day(first))
            axes.add_patch(
                Rectangle((start, row - 0.5), last - first, 1.0, facecolor=PAPER, edgecolor=GREY, hatch="/////",
                          linewidth=0, zorder=2)
            )  # fmt: skip


def _legend(figure: "Figure", picture: "AxesImage") -> None:
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    high = figure.get_figheight()
    box = figure.add_axes((0.885, 0.5 - 0.6 / high, 0.018, 1.5 / high))
    bar = figure.colorbar(picture, cax=box)
    bar.set_label("share of seeds suspended", fontsize=8)
    bar.outline.set_linewidth(0.5)
    marks = [("v", "#d55e00", "notice to leave"), ("^", "#0072b2", "joins a treaty")]
    handles = [Line2D([], [], marker=m, color=c, linewidth=0, markersize=7, label=text) for m, c, text in marks]
    handles.append(Line2D([], [], color=GREY, linewidth=0.8, linestyle=(0, (2, 2)), label="burn-in ends"))
    handles.append(Patch(facecolor=PAPER, edgecolor=GREY, hatch="/////", linewidth=0, label="not free:\nfull checks"))
    figure.legend(
        handles=handles, loc="upper left", bbox_to_anchor=(0.868, 0.5 - 0.75 / high), handlelength=1.2, fontsize=8,
        labelcolor=INK,
    )  # fmt: skip


LEAST_SHARE = 1e-3  # of the time under controls, below which none is taken for this much
CLEARLY = 1.25  # times the baseline's, from which a title tells of it


def _finding(
    points: list[Point], lives: dict[str, "pd.DataFrame"], states: list[str], shares: dict[str, np.ndarray], names: dict
) -> str:
    """Where controls are back more than at the baseline, else by whom most; and who gives notice to leave."""
    means = shares[points[0].id].mean(axis=1)
    most = states[int(means.argmax())]
    where = f"in {names.get(most, most)}, more than elsewhere"
    controls = f"At the baseline, internal controls are back {percent(100 * means.max())} of the time {where}"
    times = {p.id: shares[p.id].mean() / max(means.mean(), LEAST_SHARE) for p in points}
    worst = max(points, key=lambda p: times[p.id])
    if times[worst.id] > CLEARLY:
        where = f"in {words(worst.label)}, {number(times[worst.id], 2)} times as often as at the baseline"
        controls = f"Internal controls are back {percent(100 * shares[worst.id].mean())} of the time {where}"
    left = {(who, words(p.label)) for p in points for who in lives[p.id].loc[lives[p.id]["kind"] == LEFT, "who"]}
    told = [f"{names.get(who, who)} gives notice to leave in {label}" for who, label in sorted(left)]
    notices = (
        told[0] if len(told) == 1 else f"{len(told)} notices to leave" if told else "no state gives notice to leave"
    )
    return f"{controls}; {notices}" if means.max() > 0 else f"No state brings back internal controls; {notices}"


def _foot(study: Study, points: list[Point], left_out: int) -> list[str]:
    notes = (
        "A suspension lasts for the days stated at its start; a renewal prolongs it. Larger marks: in more seeds. "
        + LEGEND
    )
    if left_out > 0:
        notes += f" The {left_out} states with the fewest events are not drawn."
    return [notes, source(study, points)]
