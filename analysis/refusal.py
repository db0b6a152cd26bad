"""What analysis answers when it cannot do what was asked: one plain line and an exit code."""

from collections.abc import Iterable
from difflib import get_close_matches

USAGE, DATA, DAMAGED = 2, 3, 5  # exit codes
LONGEST_VALUE = 60


class Refusal(Exception):
    """``error: <what>: <what is wrong>. <what to do>``; ``code`` is the exit code."""

    def __init__(self, what: str, wrong: str, remedy: str = "", code: int = USAGE):
        super().__init__(plain(f"error: {what}: {wrong}.{' ' if remedy else ''}{remedy}"))
        self.code = code


def plain(text: str) -> str:
    """Text with everything that is not printable written as an escape, so that it cannot act on a terminal."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def shown(value: str) -> str:
    """A value as given, shortened, on one line."""
    return value if len(value) <= LONGEST_VALUE else value[: LONGEST_VALUE - 3] + "..."


def nearest(name: str, known: Iterable[str], otherwise: str = "") -> str:
    """ "Did you mean 'x'?", the known names when they are few, or ``otherwise``."""
    known = sorted(known)
    close = get_close_matches(name, known, n=1, cutoff=0.6)
    if close:
        return f"Did you mean '{close[0]}'?"
    few = ", ".join(known[:12]) + (", ..." if len(known) > 12 else "")
    return f"Known: {few}." if known else otherwise
