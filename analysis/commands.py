"""What ``python -m analysis`` can do: one function a command, loaded when it is asked for."""

from argparse import Namespace
from collections.abc import Callable
from typing import NamedTuple

from analysis.load import Study, find
from analysis.refusal import Refusal


class Command(NamedTuple):
    """A command: what it is for, and what it does."""

    help: str
    act: Callable[[Namespace], None]


def compare(asked: Namespace) -> None:
    """Compare the points of a study, then draw."""
    from analysis.compare import compare

    if not 0 < asked.precision < 1e6:
        raise Refusal("precision", f"is no width (got {asked.precision})", "Give per cent of the baseline, above 0.")
    study = _study(asked)
    compare(study.folder, asked.baseline, asked.all, asked.precision)
    print(f"Table    {study.folder / 'comparison.csv'}")
    figures(asked)


def figures(asked: Namespace) -> None:
    """Draw what the study holds; name what it does not."""
    from analysis.compare import compared
    from analysis.figures import drawings, save

    study = _study(asked)
    for name, figure, needs in drawings(compared(study, asked.baseline)):
        if figure is not None:
            print(f"Figure   {save(figure, study.folder / 'figures' / name)}")
        else:
            print(f"Left out {name}: it needs {needs}")


def report(asked: Namespace) -> None:
    """Write the page."""
    from analysis.report import report

    print(f"Report   {report(_study(asked), asked.baseline)}")


def sensitivity(asked: Namespace) -> None:
    """Tell what drives which metric."""
    from analysis.figures import save
    from analysis.figures.tornado import tornado
    from analysis.insight.sensitivity import METRICS, sensitivity, show

    study = _study(asked)
    found = sensitivity(study, tuple(asked.metric or METRICS), bool(asked.metric))
    show(found)
    print(f"Figure   {save(tornado(found), study.folder / 'figures' / 'tornado')}")


def discover(asked: Namespace) -> None:
    """Tell where a metric ends above or below a bound."""
    from analysis.figures import save
    from analysis.figures.prim_box import prim_box
    from analysis.insight.discover import discover, show

    study = _study(asked)
    if not asked.metric or not asked.where:
        raise Refusal("discover", "needs a metric and a bound", "Add for example: --metric trust --where below 0.6")
    try:
        bound = float(asked.where[1])
    except ValueError as error:
        raise Refusal("where", f"'{asked.where[1]}' is no number", "Write for example: --where below 0.6") from error
    found = discover(study, asked.metric[0], asked.where[0], bound)
    show(found)
    if (figure := prim_box(found)) is not None:
        print(f"Figure   {save(figure, study.folder / 'figures' / 'prim_box')}")


def _study(asked: Namespace) -> Study:
    return find(asked.study, asked.output)


COMMANDS = {
    "compare": Command("paired differences with 90 % intervals: table, comparison.csv, figures", compare),
    "figures": Command("draw the figures alone", figures),
    "report": Command("one self-contained page: findings, figures, limits, how to make it again", report),
    "sensitivity": Command("which settings drive which metrics: Sobol, Morris, else rank correlation", sensitivity),
    "discover": Command("in which box of settings a metric ends above or below a bound", discover),
}
