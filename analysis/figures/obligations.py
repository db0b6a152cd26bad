"""The matrix of obligations: how deeply each pair of states is bound at the end, and how many treaties bind it."""

from typing import TYPE_CHECKING

import numpy as np

from analysis.comparison import Comparison, spread
from analysis.figures.look import INK, clean, frame, look, sheet, source
from analysis.load import Point, Study
from analysis.numbers import number
from analysis.phrases import words

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

MOST_STATES, MOST_POINTS = 40, 2
NEEDS = "tables of obligations between states (scale.detail=figures)"
QUESTION = (
    "Below the diagonal: depth of the deepest treaty that binds a pair of states on the last day. Above it: how many "
    "treaties bind the pair. Means over seeds; states that are bound most stand together"
)


def obligations(comparison: Comparison) -> "Figure | None":
    """One matrix for the baseline, one for the point whose pairs are bound most differently."""
    study = comparison.study
    points = [comparison.baseline, *spread(comparison.same_world, 4)]
    held = {p.id: obligations_of(study, p) for p in points}
    points = [p for p in points if len(held[p.id])]
    if not points or points[0].id != comparison.baseline.id:
        return None
    base = held[points[0].id]
    others = sorted(points[1:], key=lambda p: -_apart(held[p.id], base))[: MOST_POINTS - 1]
    points = [points[0], *others]
    states = ordered(base)
    most = max(float(square(held[p.id], "treaties", states).max()) for p in points)
    with look():
        side = 4.5
        figure = sheet(side * len(points) + 1.0, side + 1.7)
        foot = [f"The {len(states)} states that are bound most are drawn.", source(study, points)]
        bottom, top = frame(figure, _finding(points, held), QUESTION, foot)
        high = figure.get_figheight()
        grid = figure.add_gridspec(
            1, len(points), left=0.07, right=0.9, bottom=bottom + 0.1 / high, top=top - 0.3 / high, wspace=0.18
        )
        for k, point in enumerate(points):
            axes = figure.add_subplot(grid[0, k])
            depth, count = (square(held[point.id], name, states) for name in ("depth", "treaties"))
            images = _draw(axes, depth, count, most, states)
            axes.set_title(words(point.label))
        for k, (image, label) in enumerate(zip(images, ("depth", "treaties"), strict=True)):
            place = figure.add_axes((0.925, bottom + (0.1 + 0.45 * k) * (top - bottom), 0.014, 0.3 * (top - bottom)))
            figure.colorbar(image, cax=place, label=label)
    return figure


def obligations_of(study: Study, point: Point) -> "pd.DataFrame":
    """Pairs of states that a treaty binds: one, other, depth, treaties; means over seeds."""
    files = [path for path in study.files("detail/obligations") if path.name.startswith(point.id)]
    runs = max(1, int((study.runs["point"] == point.id).sum()))
    return study.query(
        f"select one, other, sum(depth) / {runs} as depth, sum(treaties) / {runs} as treaties from {{obligations}} "
        "group by all order by all",
        obligations=files,
    )


def ordered(pairs: "pd.DataFrame") -> list[str]:
    """States by how deeply they are bound, the most bound first; at most so many."""
    from pandas import concat

    both = concat([pairs[["one", "depth"]], pairs.rename(columns={"other": "one", "one": "x"})[["one", "depth"]]])
    return list(both.groupby("one")["depth"].sum().sort_values(ascending=False, kind="stable").index[:MOST_STATES])


def square(pairs: "pd.DataFrame", name: str, states: list[str]) -> np.ndarray:
    """(states, states) symmetric matrix of a column."""
    half = pairs.pivot(index="one", columns="other", values=name).reindex(index=states, columns=states).fillna(0.0)
    values = half.to_numpy()
    return np.asarray(values + values.T)


def _apart(pairs: "pd.DataFrame", base: "pd.DataFrame") -> float:
    """How differently pairs are bound, summed over pairs."""
    key = ["one", "other"]
    return float((pairs.set_index(key)["depth"].sub(base.set_index(key)["depth"], fill_value=0.0)).abs().sum())


def _draw(axes: "Axes", depth: np.ndarray, count: np.ndarray, most: float, states: list[str]) -> tuple:
    n = len(states)
    lower, upper = np.tri(n, k=-1, dtype=bool), np.tri(n, k=-1, dtype=bool).T
    below = axes.imshow(np.ma.array(depth, mask=~lower), cmap="YlOrBr", vmin=0.0, vmax=1.0, interpolation="nearest")
    above = axes.imshow(np.ma.array(count, mask=~upper), cmap="Blues", vmin=0.0, vmax=max(most, 1.0),
                        interpolation="nearest")  # fmt: skip
    size = 7.0 if n <= 25 else 5.0
    axes.set_xticks(range(n), [clean(state) for state in states], rotation=90, fontsize=size)
    axes.set_yticks(range(n), [clean(state) for state in states], fontsize=size)
    axes.tick_params(length=0)
    axes.plot([-0.5, n - 0.5], [-0.5, n - 0.5], color=INK, linewidth=0.5)
    return below, above


def _finding(points: list[Point], held: dict[str, "pd.DataFrame"]) -> str:
    """How many pairs are bound deeply, and where that differs most."""
    deep = {p.id: int((held[p.id]["depth"] >= 0.5).sum()) for p in points}
    first = points[0]
    told = f"{number(deep[first.id], 3)} pairs of states are bound to a depth of 0.5 or more in {words(first.label)}"
    if len(points) > 1 and deep[points[1].id] != deep[points[0].id]:
        told += f", {number(deep[points[1].id], 3)} in {words(points[1].label)}"
    return told
