"""The command line of analysis: ``python -m analysis compare STUDY [--baseline POINT] [--output FOLDER]``."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from analysis.commands import COMMANDS
from analysis.refusal import Refusal, explained, nearest, value_in_words
from analysis.surroundings import ignore_surroundings
from sim.door.streams import calm_streams, unheard


class Parser(argparse.ArgumentParser):
    """A parser that answers in one line, with the nearest name."""

    def error(self, message: str) -> NoReturn:
        """Refuse what cannot be read."""
        raise Refusal("command", message.removeprefix("argument command: "), "See python -m analysis --help.")


def parser() -> Parser:
    """What can be typed."""
    told = "\n".join(f"  {name:11} {command.help}" for name, command in COMMANDS.items())
    made = Parser(
        prog="python -m analysis",
        description=f"Reads the results of a study and reports them.\n\n{told}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    made.add_argument("command", help="one of " + ", ".join(COMMANDS))
    made.add_argument("study", nargs="?", help="name of a study in the output folder, or its folder")
    made.add_argument(
        "--baseline", help="point to compare with: scenario, label or id (default: the scenario baseline)"
    )
    made.add_argument("--output", type=Path, default=Path("outputs"), help="folder of results (default: outputs)")
    made.add_argument("--to", metavar="FOLDER", help="where tables, figures and pages go (default: the study's folder)")
    made.add_argument("--all", action="store_true", help="print every metric, not only the main ones")
    made.add_argument(
        "--precision",
        type=float,
        default=1.0,
        help="half-width, in %% of the baseline, for which further seeds are counted",
    )
    made.add_argument("--metric", action="append", help="sensitivity, discover: the metric to explain; may be repeated")
    made.add_argument("--where", nargs=2, metavar=("SIDE", "X"), help="discover: above X, or below X")
    made.add_argument(
        "--into", type=Path, action="append", help="scorecard: a page to write the table into; may be repeated"
    )
    made.add_argument("--target", action="append", help="calibrate: the id of a target; may be repeated")
    made.add_argument(
        "--setting",
        action="append",
        metavar="NAME=LOW..HIGH",
        help="calibrate: a setting to search, and its range; may be repeated",
    )
    made.add_argument("--trials", type=int, default=60, help="calibrate: number of trials (default: 60)")
    made.add_argument(
        "--recover",
        action="store_true",
        help="calibrate: search for known settings, from figures that the model made with them",
    )
    made.add_argument("--csv", action="store_true", help="export: a table for spreadsheets, with formulas disarmed")
    made.add_argument("--parquet", action="store_true", help="export: a table without loss of precision")
    made.add_argument("--debug", action="store_true", help="show the full traceback of an error")
    return made


def main(words: Sequence[str]) -> int:
    """Do what ``words`` ask for. Returns the exit code."""
    with calm_streams():
        return unheard(_main(words))


def _main(words: Sequence[str]) -> int:
    try:
        asked = parser().parse_intermixed_args(words)
        if asked.command not in COMMANDS:
            raise Refusal("command", f"no command '{value_in_words(asked.command)}'", nearest(asked.command, COMMANDS))
        command = COMMANDS[asked.command]
        if command.draws:
            ignore_surroundings()
        command.act(asked)
        return 0
    except (Exception, KeyboardInterrupt) as error:
        if "--debug" in words and not isinstance(error, KeyboardInterrupt):
            raise
        refusal = explained(error)
        print(refusal, file=sys.stderr)
        return refusal.code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
