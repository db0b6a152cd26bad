"""The command line: flags and overrides taken apart, before anything heavy is imported."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from sim.door.refusal import Fault, Refusal, nearest

FLAGS = ("--help", "--debug", "--config-dir", "--cfg", "--multirun", "-h", "-m")
LISTS = ("scenarios", "worlds", "treaties", "settings", "metrics")


class Command(NamedTuple):
    """What the user typed."""

    overrides: list[str]
    study: bool = False  # -m: several values make several points
    help: bool = False
    debug: bool = False
    resolved: bool = False  # --cfg job: print the resolved settings
    listing: str | None = None  # what `list` is to list; "" for everything
    own: Path | None = None  # --config-dir


def read_command(words: Sequence[str]) -> Command:
    """The command that ``words`` (without the program's name) make. Raises Refusal on a flag that is none."""
    command = Command([])
    pending = iter(words)
    for word in pending:
        name, equals, value = word.partition("=")
        if word in ("--help", "-h"):
            command = command._replace(help=True)
        elif word == "--debug":
            command = command._replace(debug=True)
        elif word in ("-m", "--multirun"):
            command = command._replace(study=True)
        elif name in ("--config-dir", "--cfg"):
            value = value if equals else next(pending, "")
            command = _with_value(command, name, value)
        elif word == "list" and not command.overrides:
            command = command._replace(listing=_listed(next(pending, "")))
        elif name in FLAGS:
            raise Refusal(Fault(name, "takes no value", f"Write {name} alone.", value))
        elif word.startswith("-"):
            raise Refusal(Fault(name, f"unknown flag '{name}'", nearest(name, FLAGS, "See `python run.py --help`.")))
        else:
            command.overrides.append(word)
    if command.listing is not None and command.overrides:
        raise Refusal(Fault("list", "lists one thing", "Write for example: list settings.", command.overrides[0]))
    return command


def _with_value(command: Command, name: str, value: str) -> Command:
    if name == "--cfg":
        if value != "job":
            raise Refusal(Fault("--cfg", "shows one thing only", "Write --cfg job.", value))
        return command._replace(resolved=True)
    if not value:
        raise Refusal(Fault("--config-dir", "names no folder", "Write --config-dir DIR."))
    return command._replace(own=Path(value))


def _listed(what: str) -> str:
    if what and what not in LISTS:
        raise Refusal(Fault("list", f"cannot list '{what}'", nearest(what, LISTS)))
    return what
