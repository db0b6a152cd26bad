"""Decodes TopoJSON into simplified rings by ISO code."""

import numpy as np

from tools.atlas_pages import iso_codes

TOLERANCE_DEG = 0.04  # about 4 km: a figure a page wide shows no finer
SMALL_DEG2 = 0.02  # islands under some 200 km2 are left out where the state has a larger ring
UNNUMBERED = {"Kosovo": "XKX", "Somaliland": "SOM", "N. Cyprus": "CYP"}


def decode(topology: dict) -> list[np.ndarray]:
    """The arcs as (n, 2) arrays of longitude and latitude, degrees."""
    scale, shift = np.array(topology["transform"]["scale"]), np.array(topology["transform"]["translate"])
    return [np.cumsum(np.array(arc), axis=0) * scale + shift for arc in topology["arcs"]]


def simplify(line: np.ndarray, tolerance: float) -> np.ndarray:
    """Douglas and Peucker (1973): keep the points that lie further than ``tolerance`` from the chord."""
    keep = np.zeros(len(line), bool)
    keep[[0, -1]] = True
    stack = [(0, len(line) - 1)]
    while stack:
        first, last = stack.pop()
        if last - first < 2:
            continue
        chord, span = line[last] - line[first], line[first + 1 : last] - line[first]
        length = np.hypot(*chord)
        off = np.hypot(*span.T) if length == 0 else np.abs(chord[0] * span[:, 1] - chord[1] * span[:, 0]) / length
        worst = int(off.argmax())
        if off[worst] > tolerance:
            middle = first + 1 + worst
            keep[middle] = True
            stack += [(first, middle), (middle, last)]
    return line[keep]


def area(ring: np.ndarray) -> float:
    """Area of a ring in square degrees (shoelace)."""
    x, y = ring.T
    return abs(np.dot(x, np.roll(y, 1)) - np.dot(y, np.roll(x, 1))) / 2


def stitch(arcs: list[np.ndarray], ring: list[int]) -> np.ndarray:
    """One ring from the arcs it names; a complement (~i) is arc i backwards, shared ends stand once."""
    parts = [arcs[i] if i >= 0 else arcs[~i][::-1] for i in ring]
    return np.concatenate([part[:-1] for part in parts] + [parts[-1][-1:]])


def nested_parts(geometry: dict) -> list[list[list[int]]]:
    """The parts of a country, each a list of rings (the first is the outer one), each a list of arcs."""
    if "arcs" not in geometry:
        return []
    return [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]


def nested_rings(geometry: dict) -> list[list[int]]:
    """All rings of a country, holes too: an enclave's border is its neighbour's hole."""
    return [ring for part in nested_parts(geometry) for ring in part]


def country_codes(topology: dict) -> list[str | None]:
    """The ISO code of each geometry of the topology, None where it has none."""
    code_of = {row["numeric"]: row["iso3"] for row in iso_codes() if row["numeric"]}
    geometries = topology["objects"]["countries"]["geometries"]
    return [code_of.get(g.get("id", "")) or UNNUMBERED.get(g["properties"]["name"]) for g in geometries]


def read_border_points(topology: dict) -> dict[tuple[str, str], tuple[float, float]]:
    """A point (lat, lon) in the middle of each land border: the border's own point nearest to its mean."""
    arcs = decode(topology)
    users: dict[int, set[str]] = {}
    for iso3, geometry in zip(country_codes(topology), topology["objects"]["countries"]["geometries"], strict=True):
        for index in (arc for ring in nested_rings(geometry) for arc in ring):
            if iso3:
                users.setdefault(max(index, ~index), set()).add(iso3)
    shared: dict[tuple[str, str], list[np.ndarray]] = {}
    for arc, codes in sorted(users.items()):
        if len(codes) == 2:
            first, second = sorted(codes)
            shared.setdefault((first, second), []).append(arcs[arc])
    points = {pair: np.concatenate(lines) for pair, lines in shared.items()}
    middle = {pair: p[np.hypot(*(p - p.mean(axis=0)).T).argmin()] for pair, p in points.items()}
    return {pair: (round(float(lat), 2), round(float(lon), 2)) for pair, (lon, lat) in middle.items()}


def read_polygons(topology: dict) -> dict[str, np.ndarray]:
    """Rings of all countries: ``iso3`` by ring, ``first`` point of each ring, ``points`` in hundredths of a degree."""
    arcs = [simplify(arc, TOLERANCE_DEG) for arc in decode(topology)]
    rings: dict[str, list[np.ndarray]] = {}
    for iso3, geometry in zip(country_codes(topology), topology["objects"]["countries"]["geometries"], strict=True):
        if iso3:
            rings.setdefault(iso3, []).extend(stitch(arcs, part[0]) for part in nested_parts(geometry))
    kept = []
    for iso3 in sorted(rings):
        ordered = sorted((r for r in rings[iso3] if len(r) > 3), key=area, reverse=True)
        kept += [(iso3, ring) for k, ring in enumerate(ordered) if k == 0 or area(ring) > SMALL_DEG2]
    sizes = [len(ring) for _, ring in kept]
    return {
        "iso3": np.array([iso3 for iso3, _ in kept]),
        "first": np.concatenate([[0], np.cumsum(sizes)]).astype(np.int32),
        "points": np.rint(np.concatenate([ring for _, ring in kept]) * 100).astype(np.int16),
    }
