"""The command line of Comity: front door, runs, outputs, comparison. See ``python run.py --help``."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sim.door.entry import enter

if TYPE_CHECKING:
    from sim.door.points import Study


def run(study: "Study", command: str) -> int:
    """Run a study, print its table, compare its points, and name the folder and the figures. Returns the exit code."""
    from sim.runs.forks import prepare

    if study.points[0].config.engine == "process":
        prepare()  # the model loads while this process imports what it needs itself

    from rich.console import Console

    from sim.runs.study import run_study
    from sim.runs.table import closing_table

    outcome = run_study(study, command)
    if len(study.points) == 1:  # a study of several ends with their comparison
        Console().print(closing_table(outcome.rows, study.labels, outcome.metrics))
    figures = conclude(study, outcome.folder)
    print(f"Folder   {outcome.folder}", *(f"Figure   {figure}" for figure in figures), sep="\n")
    return 1 if outcome.failed else 0


def conclude(study: "Study", folder: Path) -> list[Path]:
    """Compare the points of a study, paired by seed, and draw its figures."""
    from analysis.compare import compare
    from analysis.figures import draw

    if len(study.points) > 1:
        compare(folder, study.baseline)
    return draw(folder, study.baseline)


if __name__ == "__main__":
    sys.exit(enter(sys.argv[1:], run))
