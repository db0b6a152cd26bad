"""Sensitivity: which settings drive which metrics, by the design that a study was run with."""

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.insight.indices import FEWEST_PAIRS, differing_in_one, morris, rank, regression, sobol
from analysis.insight.sample import Sample, outcome, sample
from analysis.load import Study
from analysis.numbers import number, span
from analysis.refusal import Refusal
from analysis.safe_csv import write_csv

if TYPE_CHECKING:
    import pandas as pd

METRICS = ("net_arrivals", "entries", "apprehension_rate", "wait_p95_min", "deaths", "spend_eur", "hits_foreign")
MEASURES = {  # design: (what the main figure is, what stands beside it)
    "sobol": ("total share of the variance", "first-order share"),
    "morris": ("mean absolute effect over the range", "spread of effects"),
    "rank": ("partial rank correlation", "standardised regression coefficient"),
}
FEWEST = 4  # points beyond the number of settings


class Sensitivity(NamedTuple):
    """What came out of a sensitivity analysis."""

    study: Study
    sampled: Sample
    method: str  # a key of MEASURES
    table: "pd.DataFrame"  # metric, setting, value, low, high, beside, explained, noise


def sensitivity(study: Study, metrics: tuple[str, ...] = METRICS, named: bool = True) -> Sensitivity:
    """Indices of every varied setting on every metric; Morris and Sobol where the design allows, else rank correlation.

    ``named``: the metrics were asked for by name, so that one that is not there is refused. Raises Refusal where the
    study varies nothing, or too few points to tell.
    """
    import pandas as pd

    sampled = sample(study)
    points, settings = sampled.x.shape
    if points < settings + FEWEST:
        remedy = f"Run {settings + FEWEST} points or more."
        raise Refusal("study", f"has {points} points for {settings} settings, too few to tell them apart", remedy)
    method = _method(sampled)
    rows = []
    for name in dict.fromkeys(metrics if named else [m for m in metrics if m in study.runs]):
        told = outcome(study, sampled, name)
        kept = np.isfinite(told.y)
        if kept.sum() < settings + FEWEST or np.ptp(told.y[kept]) == 0:
            continue
        x, y = sampled.unit[kept], told.y[kept]
        explained = regression(x, y)[1]
        for setting, index in zip(sampled.names, METHODS[method](x, y), strict=True):
            rows.append((name, setting, method, *index, explained, told.noise))
    columns = ["metric", "setting", "method", "value", "low", "high", "beside", "explained_linearly", "noise"]
    if not rows:
        raise Refusal(
            "metric", f"none of {', '.join(metrics)} varies in study '{study.name}'", "Name another one with --metric."
        )
    return Sensitivity(study, sampled, method, pd.DataFrame(rows, columns=columns))


METHODS = {"sobol": sobol, "morris": morris, "rank": rank}


def _method(sampled: Sample) -> str:
    """The method of the design, where enough pairs of points are there to bear it."""
    if sampled.kind in ("sobol", "morris"):
        pairs = min(len(differing_in_one(sampled.x, k)) for k in range(len(sampled.names)))
        if pairs >= FEWEST_PAIRS:
            return sampled.kind
    return "rank"


def show(found: Sensitivity) -> None:
    """Print the weights, and write sensitivity.csv."""
    from rich.console import Console
    from rich.table import Table

    main, beside = MEASURES[found.method]
    console = Console(highlight=False)
    for metric, rows in found.table.groupby("metric", sort=False):
        first = rows.iloc[0]
        notes = f"a linear fit explains {number(first['explained_linearly'], 2)}"
        if np.isfinite(first["noise"]):
            notes += f", seeds alone {number(first['noise'], 2)}"
        table = Table(title=f"{metric}: {main} ({notes} of the variance)", title_justify="left", box=None)
        for name, side in (("setting", "left"), ("weight", "right"), ("90 % interval", "right"), (beside, "right")):
            table.add_column(name, justify=side)  # type: ignore[arg-type]
        for row in rows.reindex(rows["value"].abs().sort_values(ascending=False).index).itertuples():
            table.add_row(row.setting, number(row.value), span(row.low, row.high), number(row.beside))
        console.print(table)
    write_csv(found.table, found.study.into / "sensitivity.csv")
    print(f"Table    {found.study.into / 'sensitivity.csv'}")
