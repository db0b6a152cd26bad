"""The network of exchange: whose alerts which states know in time."""

from typing import TYPE_CHECKING

import numpy as np

from analysis.comparison import Comparison, spread
from analysis.figures.look import CLUB, GREY, INK, clean, frame, look, sheet, source
from analysis.load import Point, Study
from analysis.numbers import number, percent
from analysis.phrases import words

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

MOST_STATES, MOST_POINTS = 14, 3
WIDEST = 7.0  # points, of a line
LEAST = 0.02  # of the widest line, from which one is drawn
NEEDS = "tables of exchange between states (scale.detail=figures)"


def exchange(comparison: Comparison) -> "Figure | None":
    """States on a circle, joined by the alerts they know of each other at the end; one circle a point."""
    study = comparison.study
    points = [comparison.baseline, *spread(comparison.same_world, 2 * MOST_POINTS)]
    known = {p.id: alerts_known(study, p) for p in points}
    points = [p for p in points if p.id in known and not known[p.id].empty]
    if not points or points[0].id != comparison.baseline.id:
        return None
    base = known[points[0].id]
    far = sorted(points[1:], key=lambda p: -_apart(known[p.id], base))[: MOST_POINTS - 1]
    points = [points[0], *far]
    states = (base.sum(axis=1) + base.sum(axis=0).reindex(base.index).fillna(0)).nlargest(MOST_STATES).index.tolist()
    states = sorted(states)
    with look():
        wide = 9.6 if len(points) > 1 else 5.6
        side = (wide - 0.3) / max(2, len(points)) if len(points) > 1 else wide - 0.6
        figure = sheet(wide, side + 1.6)
        question = (
            "Alerts on persons that two states know of each other in time, on the last day, mean over seeds. Lines: "
            "their number. Circles: how many of a state's alerts others know"
        )
        left = len(base.index.union(base.columns)) - len(states)
        names = {state["code"]: state["name"] for state in (study.geography(points[0]) or {"states": []})["states"]}
        notes = "In time: weighted by how much sharing, trust, technology and delay let through."
        notes += f" The {left} states that exchange least are not drawn." if left > 0 else ""
        bottom, top = frame(figure, _finding(points, known, names), question, [notes, source(study, points)])
        most = max(_both(known[p.id], states).to_numpy().max() for p in points)
        for k, point in enumerate(points):
            share = 1 / len(points)
            axes = figure.add_axes(
                (k * share + 0.01, bottom, share - 0.02, top - bottom - 0.25 / figure.get_figheight())
            )
            _circle(axes, _both(known[point.id], states), known[point.id], most)
            axes.set_title(words(point.label), loc="center")
        figure.axes[0].text(-1.25, -1.3, f"widest: {number(most, 2, brief=True)} alerts", fontsize=7.5, color=GREY)
    return figure


def alerts_known(study: Study, point: Point) -> "pd.DataFrame":
    """Alerts of the giver (rows) that the user (columns) knows in time, mean over seeds; empty where none was kept."""
    import pandas as pd

    files = [path for path in study.files("detail/exchange") if path.name.startswith(point.id)]
    runs = max(1, int((study.runs["point"] == point.id).sum()))
    rows = study.query(
        f"select giver, user, sum(alerts_known) / {runs} as n from {{exchange}} group by all", exchange=files
    )
    return rows.pivot(index="giver", columns="user", values="n").fillna(0.0) if len(rows) else pd.DataFrame()


def _both(table: "pd.DataFrame", states: list[str]) -> "pd.DataFrame":
    """What each pair knows of each other, both ways together."""
    square = table.reindex(index=states, columns=states).fillna(0.0)
    return square + square.T


def _apart(table: "pd.DataFrame", base: "pd.DataFrame") -> float:
    """How far two networks lie apart."""
    return float((table - base.reindex_like(table).fillna(0)).abs().to_numpy().sum())


def _circle(axes: "Axes", pairs: "pd.DataFrame", table: "pd.DataFrame", most: float) -> None:
    states = list(pairs.index)
    angles = np.pi / 2 - 2 * np.pi * np.arange(len(states)) / len(states)
    places = np.stack([np.cos(angles), np.sin(angles)], 1)
    for i in range(len(states)):
        for j in range(i):
            share = pairs.iat[i, j] / most
            if share >= LEAST:
                axes.plot(*places[[i, j]].T, color=INK, alpha=0.2 + 0.6 * share, linewidth=WIDEST * share, zorder=1)
    given = table.sum(axis=1).reindex(states).fillna(0.0)
    for place, state in zip(places, states, strict=True):
        size = 6 + 16 * np.sqrt(given[state] / max(given.max(), 1e-12))
        axes.plot(
            *place, "o", markersize=size, markerfacecolor=CLUB, markeredgecolor=INK, markeredgewidth=0.9, zorder=3
        )
        axes.text(*(1.27 * place), clean(state), ha="center", va="center", fontsize=8, zorder=4)
    axes.set_xlim(-1.35, 1.35)
    axes.set_ylim(-1.35, 1.35)
    axes.set_aspect("equal")
    axes.axis("off")


def _finding(points: list[Point], known: dict[str, "pd.DataFrame"], names: dict[str, str]) -> str:
    """Who gives most; and which state loses most of what it knows, where."""
    base = known[points[0].id]
    shares = (base.sum(axis=1) / base.to_numpy().sum()).sort_values(ascending=False)
    top = f"{names.get(shares.index[0], shares.index[0])} gives {percent(100 * shares.iloc[0])} of all alerts exchanged"
    worst: tuple[float, str] = (-0.05, "")
    for point in points[1:]:
        before, after = base.sum(axis=0), known[point.id].sum(axis=0).reindex(base.columns).fillna(0.0)
        change = ((after - before) / before.where(before > 0)).dropna()
        if len(change) and change.min() < worst[0]:
            who = names.get(change.idxmin(), change.idxmin())
            told = f"; in {words(point.label)} {who} knows {percent(-100 * change.min())} less"
            worst = (float(change.min()), told)
    return top + worst[1]
