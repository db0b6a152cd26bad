"""The command line of Comity: front door, runs, outputs, comparison. See ``python run.py --help``."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sim.door.entry import enter

if TYPE_CHECKING:
    from sim.door.points import Study


def run(study: "Study", command: str) -> int:
    """Run a study, print its table or its comparison, and name the folder and the figures. Returns the exit code."""
    from rich.console import Console

    from analysis.refusal import Refusal
    from sim.runs.study import run_study
    from sim.runs.table import closing_table

    outcome = run_study(study, command)
    if outcome.waiting:
        print(f"Queue    {outcome.waiting} runs wait in Slurm's queue. Collect them with: {command}")
    if outcome.waiting and outcome.rows.empty:
        return 0
    if len(study.points) == 1:  # a study of several ends with their comparison
        Console().print(closing_table(outcome.rows, study.labels, outcome.metrics))
    try:
        figures = conclude(study, outcome.folder)
    except Refusal as refusal:
        print(refusal, file=sys.stderr)
        return refusal.code
    print(f"Folder   {outcome.folder}", *(f"Figure   {figure}" for figure in figures), sep="\n")
    if outcome.failed:
        print(f"Failed   {outcome.failed} runs; the column error in runs/ says why. Again: {command} retry=failed")
    return 1 if outcome.failed else 0


def conclude(study: "Study", folder: Path) -> list[Path]:
    """Compare the points of a study, paired by seed, and draw its figures."""
    from analysis.compare import compare
    from analysis.figures import draw

    if len(study.points) > 1:
        compare(folder, baseline=study.baseline)
    return list(draw(folder))


if __name__ == "__main__":
    sys.exit(enter(sys.argv[1:], run))
