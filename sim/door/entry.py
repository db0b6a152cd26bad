"""From words typed to a study to run, or to an answer printed at once; and how a refusal leaves the program."""

import shlex
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from sim.door.command import Command, read_command
from sim.door.refusal import Fault, Refusal
from sim.door.scenarios import ScenarioFiles
from sim.door.streams import calm_streams, unheard

if TYPE_CHECKING:
    from sim.door.points import Study


def enter(words: Sequence[str], run: "Callable[[Study, str], int]") -> int:
    """Do what ``words`` ask for; a study that is to be run is given to ``run``. Returns the exit code."""
    with calm_streams():
        return unheard(_enter(words, run))


def _enter(words: Sequence[str], run: "Callable[[Study, str], int]") -> int:
    try:
        command = read_command(words)
        study = _answer(command)
        return 0 if study is None else run(study, "python run.py " + shlex.join(words))
    except Refusal as refusal:
        if "--debug" in words:
            raise
        print(refusal, file=sys.stderr)
        return refusal.code
    except KeyboardInterrupt:
        print("error: interrupted: nothing was started.", file=sys.stderr)
        return 130
    except Exception as error:  # a fault of ours: one line for the user, everything with --debug
        if "--debug" in words:
            raise
        what = f"{type(error).__name__}: {' '.join(str(error).split())[:300]}"
        print(Fault("internal", what, "Repeat with --debug and report what it shows."), file=sys.stderr)
        return 1


def _answer(command: Command) -> "Study | None":
    """Print what can be answered at once, or return the study to run."""
    if command.help or command.listing is not None:
        from sim.door.listing import help_text, listing

        files = ScenarioFiles(command.own)
        print(help_text(files) if command.help else listing(files, command.listing or ""))
        return None

    from sim.door.points import read_study

    study = read_study(command.overrides, command.study, command.own)
    for warning in study.warnings:
        print(warning, file=sys.stderr)
    config = study.points[0].config
    if command.resolved:
        _print_resolved(study)
        return None
    if config.describe:
        _print_described(study, command)
        return None

    from sim.door.budget import check_fits, estimate_in_words

    needs = check_fits(study)
    if config.dry_run:
        print(estimate_in_words(study, needs))
        return None
    return study


def _print_resolved(study: "Study") -> None:
    import yaml

    documents = [point.config.model_dump(mode="json") for point in study.points]
    print(yaml.safe_dump_all(documents, sort_keys=False, allow_unicode=True), end="")


def _print_described(study: "Study", command: Command) -> None:
    from sim.door.describe import describe
    from sim.door.points import read_study

    baseline = read_study(["scenario=baseline"], False, command.own).points[0].config
    print("\n\n".join(describe(point.config, baseline) for point in study.points))
