"""The manifest of a study: points, metrics, where results come from. What points share is written once."""

import hashlib
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sim.output.atomic import publish
from sim.output.seal import BLANK, Damaged, is_whole, seal

MOST_ORIGINS = 1000
NAME = "manifest.json"
FOOT = re.compile(rb',\n "seal": "([0-9a-f]{64})"\n\}')
OF_A_STORY = {"scenario", "title", "question", "expect", "schema_version"}  # of a configuration, no settings
Content = dict[str, Any]


def write_manifest(folder: Path, manifest: Content) -> None:
    """Publish manifest.json, keeping the points and commands of earlier calls; ``points`` tell each point in full."""
    earlier = read_manifest(folder)
    points = full_points(earlier) | manifest["points"]
    common: Content = next(iter(manifest["points"].values()), {})
    kept = {"design": earlier["design"]} if "design" in earlier else {}
    whole = (
        kept
        | manifest
        | {
            "common": common,
            "points": {key: _shorten(content, common) for key, content in points.items()},
            "origins": [*earlier.get("origins", []), *manifest["origins"]][-MOST_ORIGINS:],
        }
    )
    publish({folder / NAME: sealed(whole)}, folder)


def sealed(content: Content) -> bytes:
    """The bytes of a manifest, its seal last."""
    rest = {name: value for name, value in content.items() if name != "seal"}
    data = json.dumps(rest | {"seal": BLANK.decode()}, indent=1, ensure_ascii=False).encode()
    return seal(data, NAME, _seal_in(data))


def read_manifest(folder: Path) -> Content:
    """The manifest as it stands, or an empty one where there is none. Raises Damaged where it is not as published."""
    path = folder / NAME
    if not path.is_file():
        return {}
    data = path.read_bytes()
    try:
        content = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise Damaged(path, "it is no manifest") from error
    at = _seal_in(data)
    if not isinstance(content, dict) or at is None:
        raise Damaged(path, "it is no manifest with a seal")
    if not is_whole(data, NAME, at) and content["seal"] != _seal_of_content(content):
        raise Damaged(path, "it was altered")
    return content


def _seal_in(data: bytes) -> int | None:
    """Where the seal of a manifest begins: it stands last."""
    found = FOOT.fullmatch(data, max(0, data.rfind(b",\n")))
    return found.start(1) if found else None


def full_points(manifest: Content) -> dict[str, Content]:
    """What a manifest tells of each point, in full."""
    return {key: _lengthen(brief, manifest.get("common", {})) for key, brief in manifest.get("points", {}).items()}


def differing(points: Sequence[Content], settings: Sequence[Content]) -> list[Content]:
    """For each of several points, its value of every setting in which they differ, by dotted name.

    ``settings`` is the manifest's list of them; what does not make a run another, such as workers, is left out.
    """
    trivial = {told["name"] for told in settings if told.get("identifies") is False}
    flats = [_flat(point["config"]) for point in points]
    names = dict.fromkeys(name for flat in flats for name in flat if name not in trivial and name not in OF_A_STORY)
    unlike = [name for name in names if any(flat.get(name) != flats[0].get(name) for flat in flats)]
    return [{name: flat.get(name) for name in unlike} for flat in flats]


def _flat(tree: Content, above: str = "") -> Content:
    """Settings by dotted name; lists are values."""
    flat: Content = {}
    for name, value in tree.items():
        flat |= _flat(value, f"{above}{name}.") if isinstance(value, dict) and value else {f"{above}{name}": value}
    return flat


def _shorten(content: Content, common: Content) -> Content:
    """What of a point differs from ``common``; of its configuration, the parts that do."""
    if content.keys() != common.keys() or content["config"].keys() != common["config"].keys():
        return content | {"alone": True}  # written by another version: shares nothing
    brief = {name: value for name, value in content.items() if value != common[name]}
    if "config" in brief:
        parts, theirs = content["config"], common["config"]
        brief["config"] = {name: part for name, part in parts.items() if part != theirs[name]}
    return brief


def _lengthen(brief: Content, common: Content) -> Content:
    if brief.get("alone") or not common:
        return {name: value for name, value in brief.items() if name != "alone"}
    return common | brief | {"config": common["config"] | brief.get("config", {})}


def _seal_of_content(manifest: Content) -> str:
    """The seal of earlier versions: the hash of everything a manifest says but its seal."""
    kept = {name: value for name, value in manifest.items() if name != "seal"}
    return hashlib.sha256(json.dumps(kept, sort_keys=True).encode()).hexdigest()
