"""What analysis answers when it cannot do what was asked: the front door's one plain line and its exit codes."""

from sim.door.refusal import (
    DAMAGED,
    DATA,
    INTERRUPTED,
    RESOURCES,
    USAGE,
    Fault,
    in_a_label,
    nearest,
    plain,
    value_in_words,
)  # fmt: skip
from sim.door.refusal import Refusal as Refused
from sim.output.seal import Damaged

__all__ = [
    "DAMAGED", "DATA", "RESOURCES", "USAGE", "Refusal", "Refused", "explained", "in_a_label", "nearest", "plain",
    "reason", "value_in_words",
]  # fmt: skip

FAULT_OF_OURS = 1  # exit code


class Refusal(Refused):
    """``error: <what>: <what is wrong> (got <value>). <what to do>``; ``code`` is the exit code."""

    def __init__(self, what: str, wrong: str, remedy: str = "", code: int = USAGE, got: object = ...):
        super().__init__(Fault(what, wrong, remedy, got), code=code)


def reason(refusal: Refused) -> str:
    """What is wrong as a part of another sentence."""
    return str(refusal).splitlines()[0].removeprefix("error: ").rstrip(".")


def explained(error: BaseException) -> Refused:
    """Whatever ended a command, as the one line that a user reads."""
    if isinstance(error, Refused):
        return error
    if isinstance(error, KeyboardInterrupt):
        return Refusal("interrupted", "no partial file was left", code=INTERRUPTED)
    if isinstance(error, Damaged):
        return Refusal("store", str(error), error.remedy, DAMAGED)
    if isinstance(error, OSError):
        return Refusal("output", f"{error.strerror or error}: {error.filename or ''}", code=RESOURCES)
    what = f"{type(error).__name__}: {' '.join(str(error).split())[:300]}"
    return Refusal("internal", what, "Repeat with --debug and report what it shows.", FAULT_OF_OURS)
