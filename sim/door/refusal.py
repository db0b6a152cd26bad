"""What users read when a command is refused: a few plain lines and an exit code, never a traceback."""

import re
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any, NamedTuple

USAGE, DATA, RESOURCES, DAMAGED, INTERRUPTED = 2, 3, 4, 5, 130  # exit codes
MOST_LINES = 5
LONGEST_VALUE = 60
LONG_WORD = re.compile(r"[^\s/]{121,}")  # no path, and longer than what a reader needs to know it again


JOINERS = "\u200c\u200d"  # which some scripts need between letters
OWN_WORDS = re.compile(r"(?P<name>[\w.]+): (?P<wrong>.*?)(?: \(got (?P<got>.*?)\))?\.(?: (?P<remedy>.*))?", re.DOTALL)


class Quoted(str):
    """A value that was already written for a reader."""


class Fault(NamedTuple):
    """One thing that is wrong: ``error: <setting>: <wrong> (got <value>). <remedy>``."""

    setting: str
    wrong: str
    remedy: str = ""
    got: Any = ...  # the value as given; ... when there is none to show

    @classmethod
    def parse(cls, path: str, text: str, got: Any = ...) -> "Fault":
        """A fault that speaks for itself, ``name: what is wrong (got value). What to do.``, found below ``path``."""
        said = OWN_WORDS.fullmatch(text)
        if not said:
            return cls(path or "settings", text.rstrip("."), "", got)
        name = f"{path}.{said['name']}" if path else said["name"]
        return cls(name, said["wrong"], said["remedy"] or "", ... if said["got"] is None else Quoted(said["got"]))

    def __str__(self) -> str:
        got = "" if self.got is ... else f" (got {value_in_words(self.got)})"
        what = LONG_WORD.sub(lambda word: f"{word[0][: LONGEST_VALUE - 3]}...", f"{self.setting}: {self.wrong}{got}")
        return plain(f"error: {what}.{' ' if self.remedy else ''}{self.remedy}")


class Refusal(Exception):
    """A command is refused; ``code`` is the exit code, ``faults`` say why."""

    def __init__(self, *faults: Fault, code: int = USAGE):
        super().__init__(*(str(fault) for fault in faults))
        self.faults = faults
        self.code = code

    def __str__(self) -> str:
        lines = list(dict.fromkeys(str(fault) for fault in self.faults))
        if len(lines) > MOST_LINES:
            lines[MOST_LINES - 1 :] = [f"error: and {len(lines) - MOST_LINES + 1} more. Mend these first."]
        return "\n".join(lines)


def value_in_words(value: Any) -> str:
    """A value as a reader would write it, shortened, on one line."""
    if isinstance(value, str):
        text = value if isinstance(value, Quoted) or value.strip() else repr(value)
    elif value is None:
        text = "null"
    elif isinstance(value, bool):
        text = str(value).lower()
    else:
        text = repr(value)
    return text if len(text) <= LONGEST_VALUE else text[: LONGEST_VALUE - 3] + "..."


def in_a_label(value: Any, digits: int = 3) -> str:
    """A value as labels of points have it: ``0.786``, ``false``, ``sis+schengen``."""
    if isinstance(value, bool) or value is None:
        return value_in_words(value)
    if isinstance(value, list | tuple):
        return "+".join(in_a_label(item, digits) for item in value)
    return f"{value:.{digits}g}" if isinstance(value, float) else str(value)


def plain(text: str) -> str:
    """Text with everything that is not printable written as an escape, so that it cannot act on a terminal."""
    return "".join(c if c.isprintable() or c in JOINERS else c.encode("unicode_escape").decode() for c in text)


def nearest(name: str, known: Iterable[str], otherwise: str = "") -> str:
    """ "Did you mean 'x'?", the known names when they are few, or ``otherwise``."""
    known = sorted(known)
    close = get_close_matches(name, known, n=1, cutoff=0.6)
    if close:
        return f"Did you mean '{close[0]}'?"
    if otherwise:
        return otherwise
    few = ", ".join(known[:12]) + (", ..." if len(known) > 12 else "")
    return f"Known: {few}." if known else ""
