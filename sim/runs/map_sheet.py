"""The map sheet of a world: what a map of results needs, so that results can be read without the model."""

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from sim.geography import atlas
from sim.geography.settings import WorldSettings
from sim.geography.worlds import describe
from sim.output.atomic import write_text
from sim.tables import BorderKind

KINDS = {BorderKind.LAND: "land", BorderKind.SEA: "sea", BorderKind.AIR: "air"}
MARGIN_DEG = 8.0  # of land drawn around the outermost borders
SMALLEST_DEG = 0.15  # islands smaller than this are left out
Ring = list[list[float]]


def publish_map_sheet(folder: Path, settings: WorldSettings) -> str:
    """Write the map sheet of a world into a study's folder, unless it is there; returns its name for the manifest."""
    text = _text(settings.layout, settings.states, settings.seed)
    name = f"geography/{hashlib.sha256(text.encode()).hexdigest()[:12]}.json"
    if not (folder / name).is_file() or (folder / name).read_bytes() != text.encode():
        write_text(text, folder / name, folder)
    return name


@cache
def _text(layout: str, states: int, seed: int) -> str:
    return json.dumps(map_sheet(WorldSettings(layout=layout, states=states, seed=seed)), separators=(",", ":"))


def map_sheet(settings: WorldSettings) -> dict[str, Any]:
    """States, borders and the outlines of land around them; degrees of latitude and longitude, two decimals."""
    plan = describe(settings)
    facts = plan.states
    states = [
        {"code": facts.code[k], "name": facts.name[k], "member": bool(facts.member[k]), "lat": lat, "lon": lon}
        for k, (lat, lon) in enumerate(zip(facts.lat.round(2).tolist(), facts.lon.round(2).tolist(), strict=True))
    ]
    borders = [
        {
            "name": border.name, "kind": KINDS[BorderKind(border.kind)],
            "a": facts.code[border.a], "b": facts.code[border.b],
            "lat": round(float(border.lat), 2), "lon": round(float(border.lon), 2),
        }
        for border in plan.borders
    ]  # fmt: skip
    land = {} if settings.layout == "synthetic" else outlines(borders)
    return {"states": states, "borders": borders, "outlines": land}


def outlines(borders: list[dict[str, Any]]) -> dict[str, list[Ring]]:
    """Rings of land by state, longitude first, where they reach into the window around ``borders``."""
    places = np.array([(border["lon"], border["lat"]) for border in borders if border["kind"] != "air"])
    low, high = np.nanmin(places, 0), np.nanmax(places, 0)
    found: dict[str, list[Ring]] = {}
    for code, rings in atlas.rings().items():
        for ring in rings:
            inside = (ring.max(0) > low - MARGIN_DEG).all() and (ring.min(0) < high + MARGIN_DEG).all()
            if inside and np.ptp(ring, axis=0).max() > SMALLEST_DEG:
                found.setdefault(code, []).append(ring.astype(float).round(2).tolist())
    return found
