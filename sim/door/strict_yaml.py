"""Strict reading of YAML: what two readers of YAML would understand differently is refused, not guessed.

Scenario files are data from strangers: no tags, anchors, aliases, merge keys or second documents, no duplicate keys, at
most 1 MiB and 32 levels. The file is read as events, so that neither depth nor a bomb of aliases costs anything.
"""

import re
import unicodedata
from pathlib import Path
from typing import Any

import yaml

from sim.door.refusal import DATA, JOINERS, Fault, Refusal

MOST_BYTES = 2**20
MOST_LEVELS = 32
LONGEST_NUMBER = 40
NULLS = {"", "~", "null", "Null", "NULL"}
TRUTHS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
OLD_TRUTHS = {"yes": True, "y": True, "on": True, "no": False, "n": False, "off": False}  # booleans in YAML 1.1 alone
WHOLE = re.compile(r"[-+]?(0|[1-9][0-9]*)")
DECIMAL = re.compile(r"[-+]?[0-9]+(\.[0-9]*([eE][-+]?[0-9]+)?|[eE][-+]?[0-9]+)|\.[0-9]+([eE][-+][0-9]+)?")
NOT_FINITE = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")
DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
DOUBTFUL = (  # plain scalars that readers of YAML 1.1 and 1.2 understand differently
    (re.compile(r"[-+]?0[0-9_]+"), "a leading zero makes it an octal number to some readers"),
    (re.compile(r"[-+]?\.[0-9]+([eE][-+]?[0-9]+)?"), "not every reader takes it for a number"),
    (re.compile(r"[-+]?0[oxb][0-9a-fA-F_]+"), "not every reader takes it for a number"),
    (re.compile(r"[-+]?[0-9][0-9_]*(:[0-9_]+)+(\.[0-9_]*)?"), "some readers count it in sixties"),
    (
        re.compile(r"(?=.*[0-9])[-+]?[0-9._]*_[0-9._]*([eE][-+]?[0-9_]+)?"),
        "underscores are no part of a number to some readers",
    ),
    (re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt ].*)?"), "some readers make it a point in time"),
    (re.compile(r"[-+]?\.?(nan|inf|infinity)", re.IGNORECASE), "it is a number to some readers"),
    (re.compile(r"=|<<"), "it has a meaning of its own in YAML"),
)
COMMA = re.compile(r"[-+]?[0-9]+,[0-9]+")  # a decimal as much of the world writes it
RESERVED = {"hydra"}
RESERVED_SHAPE = re.compile(r"_.*_")  # _target_, _partial_, _convert_ ...: what would turn data into calls


def invisible(text: str) -> str:
    """The first character that acts on a terminal or hides what is read, in words; nothing where there is none.

    Joiners, which some scripts need between letters, and ends of lines are read as they are.
    """
    odd = next((c for c in text if unicodedata.category(c) in ("Cc", "Cf", "Cs") and c not in JOINERS + "\n"), None)
    return f"invisible character U+{ord(odd):04X}" if odd else ""


def no_text(text: str) -> str:
    """Why ``text`` is no plain text, or nothing."""
    if "${" in text:
        resolver = re.search(r"\$\{([a-z._]+):", text)
        return f"the resolver '{resolver[1]}' is not allowed" if resolver else "references with ${...} are not allowed"
    return "the value is missing" if text == "???" else ""


def read_file(path: Path) -> dict[str, Any]:
    """The mapping that a YAML file holds. Raises Refusal (usage for what is written, data for what cannot be read)."""
    try:
        size = path.stat().st_size
        if path.is_dir() or size > MOST_BYTES:
            what = "is a folder" if path.is_dir() else f"holds {size:,} bytes, more than 1 MiB"
            raise Refusal(Fault(str(path), what, "Name a scenario file."))
        return read_bytes(path.read_bytes(), path.name)
    except OSError as error:
        fault = Fault(str(path), f"cannot be read: {error.strerror}", "Check its name and its permissions.")
        raise Refusal(fault, code=DATA) from error


def read_bytes(data: bytes, name: str) -> dict[str, Any]:
    """The mapping in ``data``; ``name`` is what messages call it."""
    try:
        text = data.decode("utf-8-sig")  # some editors put a mark before the text
    except UnicodeDecodeError as error:
        raise Refusal(Fault(name, f"is not UTF-8 (byte {error.start})", "Save it as UTF-8.")) from error
    for number, line in enumerate(text.split("\n"), 1):
        if "\t" in line:  # between words, readers disagree on what it means
            raise Refusal(Fault(name, f"line {number} holds a tab", "Write spaces."))
        if odd := invisible(line.removesuffix("\r")):
            raise Refusal(Fault(name, f"line {number} holds the {odd}", "Remove it."))
    content = _Reader(name).read(text)
    if content is None:
        raise Refusal(Fault(name, "is empty", "Write at least one setting, or remove the file."))
    if not isinstance(content, dict):
        raise Refusal(Fault(name, "must be a mapping of settings", "Write lines such as 'days: 365'.", content))
    return content


class _Reader:
    """Builds plain values from YAML events, and remembers where it stands for messages."""

    def __init__(self, name: str):
        self.name = name
        self.path: list[str] = []

    def refuse(self, event: yaml.Event, wrong: str, remedy: str, got: Any = ...) -> Refusal:
        setting = ".".join(self.path) or self.name
        return Refusal(Fault(setting, f"{wrong}, {self.name} line {event.start_mark.line + 1}", remedy, got))

    def read(self, text: str) -> Any:
        content, documents = None, 0
        try:
            events = yaml.parse(text, Loader=yaml.CSafeLoader)
            for event in events:
                if isinstance(event, yaml.DocumentStartEvent):
                    documents += 1
                    if documents > 1:
                        raise self.refuse(event, "a second document begins", "Keep one document a file.")
                elif not isinstance(event, (yaml.StreamStartEvent, yaml.StreamEndEvent, yaml.DocumentEndEvent)):
                    content = self.value(event, events, 0)
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            where = f", line {mark.line + 1}" if mark else ""
            problem = getattr(error, "problem", None) or "it is no YAML"
            raise Refusal(Fault(self.name, f"cannot be read: {problem}{where}", "Mend that line.")) from error
        return content

    def value(self, event: yaml.Event, events: Any, level: int) -> Any:
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            raise self.refuse(event, "anchors and aliases are not allowed", "Write the value out.")
        if event.tag:
            raise self.refuse(event, f"the tag {event.tag} is not allowed", "Write the plain value.")
        if isinstance(event, yaml.ScalarEvent):
            return self.text(event) if event.style else self.scalar(event)
        if level >= MOST_LEVELS:
            raise self.refuse(event, f"it is nested deeper than {MOST_LEVELS} levels", "Write it flatter.")
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(events, level + 1)
        return self.mapping(events, level + 1)

    def sequence(self, events: Any, level: int) -> list[Any]:
        items: list[Any] = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            self.path.append(str(len(items)))
            items.append(self.value(event, events, level))
            self.path.pop()
        return items

    def mapping(self, events: Any, level: int) -> dict[str, Any]:
        items: dict[str, Any] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self.value(event, events, level)
            if not isinstance(key, str):
                raise self.refuse(event, "a name must be text", "Put it in quotes.", key)
            if key in RESERVED or RESERVED_SHAPE.fullmatch(key):
                raise self.refuse(event, f"the name '{key}' is not allowed: scenarios are data", "Remove it.")
            if key in items:
                raise self.refuse(event, f"'{key}' is given twice", "Keep one of them.")
            self.path.append(key)
            items[key] = self.value(next(events), events, level)
            self.path.pop()
        return items

    def scalar(self, event: yaml.ScalarEvent) -> Any:
        """The value of a plain scalar on which all readers agree."""
        text = event.value
        if text in NULLS:
            return None
        if text in TRUTHS:
            return TRUTHS[text]
        if WHOLE.fullmatch(text):
            if len(text) > LONGEST_NUMBER:
                raise self.refuse(event, f"is a number of {len(text)} digits", "Write a smaller one.")
            return int(text)
        if DECIMAL.fullmatch(text):
            return float(text)
        if NOT_FINITE.fullmatch(text):
            return float(text.replace(".", ""))
        if text.lower() in OLD_TRUTHS:
            truth = str(OLD_TRUTHS[text.lower()]).lower()
            remedy = "Put it in quotes, or write true or false."
            raise self.refuse(event, f"'{text}' would be read as {truth} by some readers", remedy, text)
        for pattern, reason in DOUBTFUL:
            if pattern.fullmatch(text) and not DATE.fullmatch(text):
                raise self.refuse(
                    event, f"'{text}' is doubtful: {reason}", "Put it in quotes, or write it plainly.", text
                )
        return self.text(event)

    def text(self, event: yaml.ScalarEvent) -> str:
        reason = no_text(event.value)
        if reason:
            raise self.refuse(event, reason, "Write the value itself.", event.value)
        return event.value
