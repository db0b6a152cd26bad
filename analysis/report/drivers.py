"""What drives the results, where a study varies numbers: the tornado, and the box of settings with the worst cases."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.insight.discover import FEWEST_CASES, Discovery, discover, in_words
from analysis.insight.sample import outcome, sample
from analysis.insight.sensitivity import MEASURES, Sensitivity, sensitivity
from analysis.load import Study
from analysis.numbers import number, percent, span
from analysis.phrases import words
from analysis.refusal import Refusal, reason

if TYPE_CHECKING:
    from matplotlib.figure import Figure

WORST = 0.25  # share of the points that PRIM asks about
MOST_NOISE = 0.5  # of the variance between points that seeds alone may explain


class Driver(NamedTuple):
    """A figure of what drives results; without one, what it would need."""

    name: str
    figure: "Figure | None"
    caption: str
    needs: str


def drivers(study: Study) -> Iterator[Driver]:
    """The tornado and the PRIM box; nothing where a study varies no numbers."""
    from analysis.figures.prim_box import prim_box
    from analysis.figures.tornado import tornado

    try:
        points = len(sample(study).ids)
    except Refusal:
        return
    try:
        found = sensitivity(study, named=False)
    except Refusal as refusal:
        yield Driver("tornado", None, "", reason(refusal))
        return
    yield Driver("tornado", tornado(found), _weights(found), "")
    needs = f"{round(FEWEST_CASES / WORST)} points or more, and a metric that the settings drive"
    asked = _asked(study, found) if points * WORST >= FEWEST_CASES else None
    try:
        box = discover(study, *asked) if asked else None
        figure = prim_box(box) if box else None
        caption = _box(box, study) if box and box.boxes else ""
        yield Driver("prim_box", figure, caption, needs if box is None else "a box in which most points are such cases")
    except Refusal as refusal:  # the package is not installed, or too many points are alike
        yield Driver("prim_box", None, "", reason(refusal))


def _asked(study: Study, found: Sensitivity) -> tuple[str, str, float] | None:
    """The first metric that settings rather than seeds drive, the side on which it is worse, and its worst quarter."""
    for name, rows in found.table.groupby("metric", sort=False):
        if not rows["noise"].iloc[0] > MOST_NOISE:
            low = study.metrics[str(name)].better == "up"
            bound = np.nanquantile(outcome(study, found.sampled, str(name)).y, WORST if low else 1 - WORST)
            return str(name), "below" if low else "above", float(f"{bound:.3g}")
    return None


def _weights(found: Sensitivity) -> str:
    """How to read the tornado, and how far it may be trusted."""
    first = found.table.iloc[0]
    table = found.table[found.table["metric"] == first["metric"]]
    largest = table.loc[table["value"].abs().idxmax()]
    told = (
        f"{words(first['metric']).capitalize()}: {largest['setting']} has the largest {MEASURES[found.method][0]}, "
        f"{number(largest['value'], 2)} ({span(largest['low'], largest['high'], 2)})"
    )
    noise = f", seeds alone explain {percent(100 * first['noise'])}" if np.isfinite(first["noise"]) else ""
    return f"{told}. A linear fit explains {percent(100 * first['explained_linearly'])} of its variance{noise}."


def _box(found: Discovery, study: Study) -> str:
    """The first box in a sentence."""
    box, metric = found.boxes[0], study.metrics[found.metric]
    unit = f"{metric.unit.removesuffix('/day')} a run" if metric.kind == "count" else metric.unit
    bound = f"{words(found.metric)} {found.where} {number(found.bound, 6)} {unit}"
    return (
        f"The worst quarter of the points, {bound}, lies mostly "
        f"where {in_words(box, found.sampled)}: this box holds {percent(100 * box.coverage)} of these points, and "
        f"{percent(100 * box.density)} of all points in it are among them."
    )
