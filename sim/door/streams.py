"""Standard output and error as a command uses them: whatever becomes of them, they never end what is under way."""

import codecs
import os
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sim.door.refusal import RESOURCES, Fault

SPELT = dict(zip("±–—−†×·…→≤≥", ("+-", "-", "-", "-", "*", "x", ".", "...", "->", "<=", ">="), strict=True))  # noqa: RUF001
OURS = "comity-spelt"  # what is done with characters that an encoding does not have


def spell(error: UnicodeError) -> tuple[str, int]:
    """Characters that an encoding does not have, as those that every one has: ``±`` as ``+-``, ``ü`` as ``u``."""
    assert isinstance(error, UnicodeEncodeError)
    return "".join(map(_spelt, error.object[error.start : error.end])), error.end


def _spelt(character: str) -> str:
    apart = unicodedata.normalize("NFKD", character).encode("ascii", "ignore").decode()
    return SPELT.get(character) or apart or "?"


class Stream:
    """A text stream that is written as far as it can be; ``error`` is why it can no longer."""

    def __init__(self, stream: Any):
        self.stream = stream
        self.error: OSError | None = None
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors=OURS)

    def write(self, text: str) -> int:
        """Write, or note that nothing can be written."""
        try:
            self.stream.write(text)
        except OSError as error:
            self._lost(error)
        return len(text)

    def flush(self) -> None:
        """Flush, or note that nothing can be written."""
        try:
            self.stream.flush()
        except OSError as error:
            self._lost(error)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.stream, name)

    def _lost(self, error: OSError) -> None:
        """From now on all goes nowhere, what is buffered too."""
        self.error = self.error or error
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, self.stream.fileno())
        os.close(nowhere)


@contextmanager
def calm_streams() -> Iterator[None]:
    """Let standard output and error be closed, full, or of any encoding."""
    codecs.register_error(OURS, spell)
    while (nowhere := os.open(os.devnull, os.O_RDWR)) <= 2:
        pass  # were they closed, the next file opened, a result, would take their place and what is printed
    os.close(nowhere)
    before = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = (Stream(stream or open(os.devnull, "w", encoding="utf-8")) for stream in before)  # noqa: SIM115
    try:
        yield
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        sys.stdout, sys.stderr = before


def unheard(code: int) -> int:
    """The exit code, given that what a command has printed may have been lost; says so where it was."""
    sys.stdout.flush()
    error = getattr(sys.stdout, "error", None)
    if error is None or isinstance(error, BrokenPipeError):  # the reader has seen enough (`| head`)
        return code
    what = f"standard output cannot be written: {error.strerror}"
    print(Fault("output", what, "What was to be done is done; only what was to be printed is lost."), file=sys.stderr)
    return code or RESOURCES
