"""The command line of Comity: front door, runs, outputs, comparison. See ``python run.py --help``."""

import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sim.door.entry import enter

if TYPE_CHECKING:
    from sim.door.points import Study
    from sim.runs.study import Outcome


def run(study: "Study", command: str) -> int:
    """Run a study, print its table or its comparison, and name the folder and the figures. Returns the exit code."""
    from rich.console import Console

    from analysis.closing_table import closing_table
    from analysis.refusal import RESOURCES, Refusal, Refused

    try:
        study, outcome = run_precisely(study, command)
    except Refused as refusal:
        if refusal.code == RESOURCES:
            show_what_is_kept(study)
        raise
    if outcome.waiting:
        print(f"Queue    {outcome.waiting} runs wait in Slurm's queue. Collect them with: {command}")
    if outcome.waiting and outcome.rows.empty:
        return 0
    if len(study.points) == 1:  # a study of several ends with their comparison
        (label,) = study.labels.values()
        Console().print(closing_table(outcome.rows, label, outcome.metrics))
    try:
        figures = conclude(study, outcome.folder)
    except Refusal as refusal:
        print(f"Folder   {outcome.folder}")
        print(refusal, file=sys.stderr)
        return refusal.code
    print(f"Folder   {outcome.folder}", *(f"Figure   {figure}" for figure in figures), sep="\n")
    known = study.name if outcome.folder.parent == Path("outputs") else shlex.quote(str(outcome.folder))
    print(f"Report   python -m analysis report {known}")
    if outcome.failed:
        print(f"Failed   {outcome.failed} runs; the column error in runs/ says why. Again: {command} retry=failed")
    return 1 if outcome.failed else 0


def show_what_is_kept(study: "Study") -> None:
    """Print the table of a study of which no more can be written, as far as it was run."""
    from contextlib import suppress

    from rich.console import Console

    from analysis.closing_table import closing_table
    from analysis.comparison import compared
    from analysis.load import Study as Left
    from analysis.refusal import Refused
    from analysis.table import show
    from sim.output.seal import Damaged
    from sim.runs.record import metrics

    with suppress(Refused, Damaged, OSError):
        left = Left(Path(study.points[0].config.output) / study.name)
        if len(study.points) > 1:
            show(compared(left, study.baseline), False)
            return
        rows = left.runs[left.runs["point"].isin(list(study.labels)) & left.runs["seed"].isin(study.seeds)]
        if len(rows):
            (label,) = study.labels.values()
            Console().print(closing_table(rows, label, metrics()))


def run_precisely(study: "Study", command: str) -> tuple["Study", "Outcome"]:
    """Run a study; where a precision is asked for, with more and more seeds until it is reached."""
    from analysis.load import Study as Left
    from analysis.numbers import percent
    from analysis.precision import width
    from sim.runs.study import run_study

    config = study.points[0].config
    outcome = run_study(study, command)
    while config.precision and not outcome.waiting and not outcome.failed:
        known = width(
            Left(outcome.folder), list(study.labels), study.baseline, config.precision_metric, config.precision
        )
        seeds = len(study.seeds)
        if known.why_none:
            print(f"Precision {config.precision_metric}: not told, as {known.why_none}; {seeds} seeds")
            break
        more = min(known.more, seeds, config.max_seeds - seeds)  # twice as many at most: spreads are guesses at first
        end = f"{more} more seeds" if more > 0 else "reached" if not known.more else f"max_seeds={config.max_seeds}"
        reached = f"{percent(100 * known.share)} of the baseline, {seeds} seeds"
        print(f"Precision {config.precision_metric}: {reached}: {end}")
        if more <= 0:
            break
        study = study._replace(seeds=range(study.seeds.start, study.seeds.stop + more))
        outcome = run_study(study, command)
    return study, outcome


def conclude(study: "Study", folder: Path) -> list[Path]:
    """Compare the points of a study, paired by seed, draw its figures, and lay views over its files."""
    from analysis.compare import compare, compared
    from analysis.figures import draw
    from analysis.load import Study as Left
    from analysis.refusal import Refusal
    from analysis.surroundings import ignore_surroundings
    from analysis.views import write_views

    ignore_surroundings()
    left = Left(folder)
    if left.runs.empty:
        return []
    comparison = (compare if len(study.points) > 1 else compared)(left, study.baseline)
    try:
        write_views(left)
    except Refusal as refusal:  # a study is whole without them
        print(refusal, file=sys.stderr)
    return draw(comparison)


if __name__ == "__main__":
    sys.exit(enter(sys.argv[1:], run))
