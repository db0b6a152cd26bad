"""The manifest of a study: points, metrics, where results come from. What points share is written once."""

import hashlib
import json
from pathlib import Path
from typing import Any

from sim.output.atomic import write_text
from sim.output.shards import Damaged

MOST_ORIGINS = 1000
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
    text = json.dumps(whole | {"seal": seal(whole)}, indent=1, ensure_ascii=False)
    write_text(text, folder / "manifest.json", folder)


def read_manifest(folder: Path) -> Content:
    """The manifest as it stands, or an empty one. Raises Damaged where it is no manifest."""
    path = folder / "manifest.json"
    try:
        content = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    except ValueError as error:
        raise Damaged(path, error) from error
    if not isinstance(content, dict):
        raise Damaged(path, "it holds no mapping")
    return content


def full_points(manifest: Content) -> dict[str, Content]:
    """What a manifest tells of each point, in full."""
    return {key: _lengthen(brief, manifest.get("common", {})) for key, brief in manifest.get("points", {}).items()}


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


def seal(manifest: Content) -> str:
    """The hash of everything a manifest says but its seal."""
    kept = {name: value for name, value in manifest.items() if name != "seal"}
    return hashlib.sha256(json.dumps(kept, sort_keys=True).encode()).hexdigest()
