"""States and borders of a map world: the atlas's facts, the file's seas and corrections."""

import math
from typing import Any

import numpy as np

from sim.geography import atlas
from sim.geography.layout_file import LayoutError, look_up
from sim.geography.plan import Border, Part
from sim.tables import BorderKind, StateFacts, Terrain

TERRAIN = {
    "open": Terrain.OPEN,
    "forest": Terrain.FOREST,
    "desert": Terrain.DESERT,
    "mountain": Terrain.MOUNTAIN,
    "water": Terrain.WATER,
}


def known(state: atlas.State, column: str) -> float:
    """A figure of a state, the world's median where the atlas has none."""
    value = getattr(state, column)
    return atlas.world_median(column) if math.isnan(value) else value


def clubs_of(data: dict[str, Any]) -> list[list[str]]:
    """Members of each club of a map file, the first one first."""
    return [list(data["club"]), *(list(club) for club in data.get("further_clubs", []))]


def read_states(data: dict[str, Any]) -> StateFacts:
    """Facts of the clubs and the others, by code; ``points`` moves a representative point to where people live."""
    clubs = clubs_of(data)
    codes = sorted([*(code for club in clubs for code in club), *data.get("others", [])])
    missing = [c for c in codes if c not in atlas.states()]
    if missing or len(set(codes)) < len(codes):
        raise LayoutError(f"states: unknown {missing} or named twice; use ISO 3166-1 alpha-3 codes once each")
    states = [atlas.states()[c] for c in codes]
    points = [data.get("points", {}).get(s.iso3, (s.lat, s.lon)) for s in states]
    numbers = (
        "population", "gdp_usd", "gdp_ppp_pc_usd", "rule_of_law", "control_of_corruption", "voice", "gdp_growth",
        "internet_share", "military_share", "airports", "coastline_km",
    )  # fmt: skip
    return StateFacts(
        code=codes, name=[s.name for s in states],
        club=np.array([next((k for k, club in enumerate(clubs) if code in club), -1) for code in codes], np.int16),
        lat=np.array([lat for lat, _ in points], float), lon=np.array([lon for _, lon in points], float),
        legal_family=np.array([s.legal_family for s in states], np.uint8),
        icj=np.array([s.icj for s in states], np.uint8),
        **{name: np.array([known(s, name) for s in states], float) for name in numbers},
    )  # fmt: skip


def land_borders(data: dict[str, Any], states: StateFacts) -> list[Border]:
    """Every land border of the atlas between two states of the world."""
    rows = {code: k for k, code in enumerate(states.code)}
    land = data.get("land", {})
    terrain = {name: TERRAIN[kind] for kind, names in land.get("terrain", {}).items() for name in names}
    route = {name: known_as for known_as, names in land.get("known_routes", {}).items() for name in names}
    borders = []
    for (a, b), fact in sorted(atlas.land_borders().items()):
        name = f"{a}-{b}"
        if a not in rows or b not in rows:
            continue
        middle = ((states.lat[rows[a]] + states.lat[rows[b]]) / 2, (states.lon[rows[a]] + states.lon[rows[b]]) / 2)
        lat, lon = land.get("points", {}).get(name, middle if math.isnan(fact.lat) else (fact.lat, fact.lon))
        parts = tuple(Part(float(km), TERRAIN[t], bool(c)) for _, km, t, c in land.get("parts", {}).get(name, ()))
        felt = (float(land.get("detours", {}).get(name, 0)), float(data.get("shunned", {}).get(name, 0)))
        place = (float(lat), float(lon), terrain.get(name, Terrain.OPEN), *felt, parts)
        borders.append(Border(rows[a], rows[b], BorderKind.LAND, fact.km, 0.0, name, route.get(name, ""), *place))
    return borders


def sea_borders(data: dict[str, Any], states: StateFacts) -> list[Border]:
    """The sea borders that the file names: NAME: [km of guarded border, passage km, lat, lon, known route if any]."""
    rows = {code: k for k, code in enumerate(states.code)}
    borders = []
    for name, (side, passage, lat, lon, *known_route) in sorted(data.get("sea", {}).items()):
        a, b = (look_up(rows, code, "sea: state") for code in sorted(name.split()[0].split("-")))
        place = (float(lat), float(lon), Terrain.WATER, 0.0, float(data.get("shunned", {}).get(name, 0)))
        borders.append(Border(a, b, BorderKind.SEA, float(side), float(passage), name, "".join(known_route), *place))
    return borders


def read_borders(data: dict[str, Any], states: StateFacts) -> list[Border]:
    """Land, sea and air borders."""
    air = [
        Border(
            k, k, BorderKind.AIR, 0.0, 0.0, f"{code} air", "", float(states.lat[k]), float(states.lon[k]), Terrain.OPEN
        )
        for k, code in enumerate(states.code)
    ]
    return land_borders(data, states) + sea_borders(data, states) + air
