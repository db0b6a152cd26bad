"""Overrides so plain that no grammar is needed to read them: ``key=word``, numbers, lists by comma, ``A..B:N``.

Hydra's grammar takes a third of a second to load. What is read here means the same there; all else is left to it.
"""

import re
from collections.abc import Callable
from typing import Any, NamedTuple

NUMBER = r"[-+]?[0-9.]+(?:[eE][-+]?[0-9]+)?"
STEPS = re.compile(rf"(?P<a>{NUMBER})\.\.(?P<b>{NUMBER}):(?P<n>[0-9]{{1,9}})")
SPOKEN_FOR = {"null", "true", "false", "nan", "inf"}  # words that are values of another kind
TRUTHS = {"true": True, "false": False}
READERS: tuple[tuple[re.Pattern[str], Callable[[str], Any]], ...] = (
    (re.compile(r"-?(0|[1-9][0-9]{0,17})"), int),
    (re.compile(r"-?(0|[1-9][0-9]{0,17})\.[0-9]{1,17}"), float),
    (re.compile(r"true|false"), TRUTHS.__getitem__),
    (re.compile(r"[0-9]{1,19}:[0-9]{1,19}|[0-9]{4}-[0-9]{2}-[0-9]{2}"), str),  # seeds, dates
    (re.compile(r"[A-Za-z/][A-Za-z0-9_./-]*"), str),
)


class Plain(NamedTuple):
    """An override as read."""

    key: str
    values: tuple[Any, ...]
    steps: re.Match[str] | None = None  # A..B:N, which stands for its values


def read_plain(text: str, key: re.Pattern[str]) -> Plain | None:
    """What a plain override says; None where Hydra's grammar must be asked."""
    name, equals, value = text.partition("=")
    if not equals or not key.fullmatch(name):
        return None
    steps = STEPS.fullmatch(value)
    if steps:
        return Plain(name, (), steps)
    values = []
    for part in value.split(","):
        reader = next((read for shape, read in READERS if shape.fullmatch(part)), None)
        if reader is None or reader is str and part.lower() in SPOKEN_FOR:
            return None
        values.append(reader(part))
    return Plain(name, tuple(values))
