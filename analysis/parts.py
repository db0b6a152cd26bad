"""Of what a ratio is taken: where two scenarios differ in that, the ratio alone misleads, and both parts are told.

A median wait falls when millions are added who hardly wait, though nobody waits less. So does a share of arrests when
attempts are added that nobody could stop.
"""

from typing import TYPE_CHECKING, Any

from analysis.load import Metric
from analysis.numbers import number, percent
from analysis.phrases import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import pandas as pd

DIFFERS = 1.0  # per cent, beyond which what a ratio is taken of is another: assumption
MARK = "†"


def differs(row: Any) -> bool:
    """Whether a ratio or a quantile is taken of another number here than at the baseline."""
    return row is not None and abs(row.below_percent) > DIFFERS  # false for what is none, whose number is NaN


def marked(text: str, row: Any) -> str:
    """A difference with the mark that sends the reader to the parts of the ratio."""
    return f"{text} {MARK}" if differs(row) else text


def parts(row: Any, metric: Metric) -> str:
    """``irregular attempts 1,200 a year against 1,000 (+20 %); arrests 600 against 550``."""
    base, here = row.baseline_below, row.below
    told = f"{metric.below} {number(here, brief=True)} a year against {number(base, brief=True)}"
    told += f" ({percent(row.below_percent, 2, signed=True)})"
    if metric.kind != "ratio":
        return told
    above = ((row.baseline_mean + row.difference) * here / metric.times, row.baseline_mean * base / metric.times)
    return f"{told}; {metric.above} {number(above[0], brief=True)} against {number(above[1], brief=True)}"


def notes(
    table: "pd.DataFrame", known: "Mapping[str, Metric]", metrics: "Iterable[str]", points: "Iterable[str]"
) -> list[str]:
    """A sentence for each ratio shown whose denominator differs by more than 1 %; ``table`` as a comparison has it."""
    wanted, shown = set(metrics), set(points)
    return [
        f"{words(row.metric)} in {words(row.label)}: {parts(row, known[row.metric])}"
        for row in table.itertuples()
        if row.metric in wanted and row.point in shown and row.pairs and differs(row)
    ]


HEAD = f"{MARK} What this ratio or quantile is taken of differs by more than {percent(DIFFERS)} from the baseline: "
