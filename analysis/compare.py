"""The command that compares: points of a study against a baseline, written as CSV and printed."""

from analysis.arrivals import arrivals
from analysis.comparison import PRECISION, Comparison, compared
from analysis.load import Study
from analysis.safe_csv import write_csv
from analysis.table import show

__all__ = ["Comparison", "compare", "compared"]


def compare(study: Study, baseline: str | None = None, full: bool = False, precision: float = PRECISION) -> Comparison:
    """Compare the points of a study; write comparison.csv, measures.csv and arrivals.csv, print and return them.

    ``baseline`` is a point's id, label or scenario; by default the scenario ``baseline``, else the first point.
    ``full`` prints every metric instead of the main ones; ``precision`` is the half-width, in per cent of the
    baseline's mean, for which further seeds are counted. Raises Refusal when a name or a file is wrong.
    """
    comparison = compared(study, baseline, precision)
    show(comparison, full)
    write_csv(comparison.table, study.into / "comparison.csv")
    write_csv(comparison.measures, study.into / "measures.csv")
    if len(groups := arrivals(comparison)):
        write_csv(groups, study.into / "arrivals.csv")
    return comparison
