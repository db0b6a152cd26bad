"""Compositions kept from earlier commands, so that a repeated one need not import Hydra.

A composition is found again only while every file it was made of still holds the same bytes. The folder is private,
entries appear whole, and one that is damaged is as good as none.
"""

import hashlib
import json
import os
import stat
from importlib.metadata import version
from pathlib import Path
from typing import Any

from sim.door.refusal import Refusal
from sim.door.scenarios import Choice, ScenarioFiles

MOST_KEPT = 512
MAKERS = ("hydra-core", "omegaconf", "PyYAML")
Used = list[tuple[str, str]]  # (group, option) of every file of a composition; ("", "config") for the main one


def recall(files: ScenarioFiles, choices: dict[str, Choice]) -> dict[str, Any] | None:
    """The composition of ``choices`` as it was made before, if nothing has changed since."""
    folder = _folder()
    try:
        text = (folder / _name(files, choices)).read_text(encoding="utf-8") if folder else ""
        seal, _, body = text.partition("\n")
        if seal != _hash(body):
            return None
        entry = json.loads(body)
        same = entry["files"] == _files_hash(files, [(group, name) for group, name in entry["used"]])
        return entry["tree"] if same else None
    except (Refusal, OSError, ValueError, KeyError, TypeError):  # a file has gone, an entry is damaged
        return None


def keep(files: ScenarioFiles, choices: dict[str, Choice], used: Used, tree: dict[str, Any]) -> None:
    """Keep a composition for the next command; where that cannot be done, nothing is lost."""
    folder = _folder()
    if folder is None:
        return
    try:
        body = json.dumps({"used": used, "files": _files_hash(files, used), "tree": tree}, allow_nan=False)
        target = folder / _name(files, choices)
        temporary = target.with_suffix(f".{os.getpid()}")
        temporary.write_text(f"{_hash(body)}\n{body}", encoding="utf-8")
        temporary.replace(target)
        entries = sorted(folder.iterdir(), key=lambda path: path.stat().st_mtime)
        for old in entries[:-MOST_KEPT]:
            old.unlink(missing_ok=True)
    except (OSError, ValueError, TypeError):  # a full disk, a value that is no plain one
        return


def _folder() -> Path | None:
    """The private folder of compositions, beside that of compiled kernels; None where there can be none."""
    home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    folder = home / "comity" / "scenarios"
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        found = folder.stat()
    except OSError:
        return None
    mine = found.st_uid == os.getuid() and not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    return folder if mine else None


def _name(files: ScenarioFiles, choices: dict[str, Choice]) -> str:
    made_by = [version(name) for name in MAKERS]
    return _hash(json.dumps([sorted(choices.items()), str(files.shipped), str(files.own), made_by]))[:24]


def _files_hash(files: ScenarioFiles, used: Used) -> str:
    """The hash of a composition's files. Raises Refusal where a file is missing or is there twice."""
    return _hash("".join(_hash(files.place(group, name).read_bytes()) for group, name in used))


def _hash(content: str | bytes) -> str:
    return hashlib.sha256(content.encode() if isinstance(content, str) else content).hexdigest()
