"""Reads a map world: one YAML file that names states, seas, posts, origins and streams; the atlas gives the rest."""

import math
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from sim.geography import atlas, traffic
from sim.geography.layout import (
    AIR,
    DESERT,
    DRUGS,
    FOREST,
    LAND,
    MOUNTAIN,
    OPEN,
    PERSONS,
    SEA,
    WATER,
    OriginFacts,
    StateFacts,
)
from sim.geography.plan import Border, Part, Plan, Post, Stream, stream_facts

FILES = atlas.DATA / "worlds"
TERRAIN = {"open": OPEN, "forest": FOREST, "desert": DESERT, "mountain": MOUNTAIN, "water": WATER}
KINDS = {"persons": PERSONS, "drugs": DRUGS}
KEYS = {
    "title", "club", "others", "points", "land", "sea", "shunned", "volumes", "ports", "air", "seasons", "origins",
    "streams",
}  # fmt: skip


class LayoutError(ValueError):
    """A layout file that cannot be read as a world: says which entry and what to do."""


@cache
def load(path: Path) -> dict[str, Any]:
    """The file as it stands."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    data = yaml.load(path.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 (a safe loader)
    if not isinstance(data, dict) or set(data) - KEYS or not {"club", "origins", "streams"} <= set(data):
        raise LayoutError(f"{path}: needs the keys club, origins, streams, and knows only {', '.join(sorted(KEYS))}")
    return data


def find(layout: str) -> Path:
    """The file of a layout: one of the project's by name, or a path that ends in .yaml."""
    path = Path(layout).expanduser() if layout.endswith((".yaml", ".yml")) else FILES / f"{layout}.yaml"
    if not path.is_file():
        known = ", ".join(sorted(p.stem for p in FILES.glob("*.yaml")))
        raise LayoutError(f"no layout {layout!r}; known are {known}, synthetic, or the path of a .yaml file")
    return path


def look_up(rows: dict[str, int], name: str, what: str) -> int:
    """The row of ``name``."""
    if name not in rows:
        raise LayoutError(f"{what} {name!r} is not in the world; name it under its section first")
    return rows[name]


def known(state: atlas.State, column: str) -> float:
    """A figure of a state, the world's median where the atlas has none."""
    value = getattr(state, column)
    return atlas.world_median(column) if math.isnan(value) else value


def read_states(data: dict[str, Any]) -> StateFacts:
    """Facts of the club and the others, by code; ``points`` moves a representative point to where people live."""
    codes = sorted([*data["club"], *data.get("others", [])])
    missing = [c for c in codes if c not in atlas.states()]
    if missing or len(set(codes)) < len(codes):
        raise LayoutError(f"states: unknown {missing} or named twice; use ISO 3166-1 alpha-3 codes once each")
    states = [atlas.states()[c] for c in codes]
    points = [data.get("points", {}).get(s.iso3, (s.lat, s.lon)) for s in states]
    numbers = (
        "population", "gdp_usd", "gdp_ppp_pc_usd", "rule_of_law", "control_of_corruption", "internet_share",
        "military_share", "airports", "coastline_km",
    )  # fmt: skip
    return StateFacts(
        code=codes,
        name=[s.name for s in states],
        member=np.isin(codes, data["club"]),
        lat=np.array([lat for lat, _ in points], float),
        lon=np.array([lon for _, lon in points], float),
        legal_family=np.array([s.legal_family for s in states], np.uint8),
        icj=np.array([s.icj for s in states], np.uint8),
        **{name: np.array([known(s, name) for s in states], float) for name in numbers},
    )


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
        place = (float(lat), float(lon), terrain.get(name, OPEN), *felt, parts)
        borders.append(Border(rows[a], rows[b], LAND, fact.km, 0.0, name, route.get(name, ""), *place))
    return borders


def sea_borders(data: dict[str, Any], states: StateFacts) -> list[Border]:
    """The sea borders that the file names: NAME: [front km, passage km, lat, lon, known route if any]."""
    rows = {code: k for k, code in enumerate(states.code)}
    borders = []
    for name, (front, passage, lat, lon, *known_route) in sorted(data.get("sea", {}).items()):
        a, b = (look_up(rows, code, "sea: state") for code in sorted(name.split()[0].split("-")))
        place = (float(lat), float(lon), WATER, 0.0, float(data.get("shunned", {}).get(name, 0)))
        borders.append(Border(a, b, SEA, float(front), float(passage), name, "".join(known_route), *place))
    return borders


def read_borders(data: dict[str, Any], states: StateFacts) -> list[Border]:
    """Land, sea and air borders."""
    air = [
        Border(k, k, AIR, 0.0, 0.0, f"{code} air", "", float(states.lat[k]), float(states.lon[k]), OPEN)
        for k, code in enumerate(states.code)
    ]
    return land_borders(data, states) + sea_borders(data, states) + air


def volume(data: dict[str, Any], states: StateFacts, border: Border) -> tuple[float, float]:
    """Travellers and trucks a year in one direction: the file's, else by gravity on land and none at sea."""
    given = data.get("volumes", {}).get(border.name)
    if given is not None or border.kind == SEA:
        return tuple(map(float, given or (0, 0)))
    inner = bool(states.member[border.a] and states.member[border.b])
    flow = traffic.over_land(states.population[border.a], states.population[border.b], border.km, inner)
    return flow, traffic.trucks(flow, inner)


def named_ports(data: dict[str, Any], states: StateFacts, borders: list[Border]) -> list[Post]:
    """The real ports that the file names, each with its own volume."""
    rows = {code: k for k, code in enumerate(states.code)}
    by_name = {border.name: k for k, border in enumerate(borders)}
    posts = []
    for name, sides in data.get("ports", {}).items():
        row = look_up(by_name, name, "ports: border")
        for into, ports in sides.items():
            state = look_up(rows, into, "ports: state")
            posts += [Post(state, row, borders[row].kind, float(p), float(t), port) for port, (p, t) in ports.items()]
    return posts


def by_air(data: dict[str, Any], states: StateFacts, state: int) -> float:
    """Entries a year by air: the file's, else by population and income."""
    given = data.get("air", {}).get(states.code[state])
    rule = traffic.by_air(float(states.population[state]), float(states.gdp_ppp_pc_usd[state]))
    return rule if given is None else float(given)


def read_posts(data: dict[str, Any], states: StateFacts, borders: list[Border]) -> list[Post]:
    """Volumes on both sides of each border, by air into each state, and the named ports."""
    posts = named_ports(data, states, borders)
    named = {(post.state, post.border) for post in posts}
    for row, border in enumerate(borders):
        if border.kind == AIR:
            persons, trucks = by_air(data, states, border.a), 0.0
        else:
            persons, trucks = volume(data, states, border)
        sides = [side for side in sorted({border.a, border.b}) if (side, row) not in named and persons + trucks > 0]
        posts += [Post(side, row, border.kind, persons, trucks) for side in sides]
    return posts


def read_origins(data: dict[str, Any], states: StateFacts) -> tuple[OriginFacts, list[dict[int, float]]]:
    """Origins and, for each, the states its people reach first."""
    rows = {code: k for k, code in enumerate(states.code)}
    origins = data["origins"]
    lat, lon = (np.array([o["at"][k] for o in origins.values()], float) for k in (0, 1))
    access = [
        {look_up(rows, code, f"origins: {name}: state"): float(km) for code, km in origin["access"].items()}
        for name, origin in origins.items()
    ]
    return OriginFacts(list(origins), lat, lon), access


def read_streams(data: dict[str, Any], states: StateFacts, origins: OriginFacts) -> list[Stream]:
    """One stream for each destination of each entry; shares of destinations are brought to sum 1."""
    rows = {code: k for k, code in enumerate(states.code)}
    origin_row = {name: k for k, name in enumerate(origins.name)}
    seasons = {"": (1.0,) * 12} | data.get("seasons", {})
    streams = []
    for entry in data["streams"]:
        total = sum(entry["to"].values())
        streams += [
            Stream(
                KINDS[entry["kind"]],
                look_up(origin_row, entry["origin"], "streams: origin"),
                look_up(rows, code, "streams: state"),
                entry["per_year"] * share / total,
                tuple(seasons[entry.get("season", "")]),
                entry.get("legal_access", 0.0),
                entry.get("protection_share", 0.0),
                entry["source"],
            )
            for code, share in entry["to"].items()
        ]
    return streams


def read_map(layout: str) -> Plan:
    """The world that a layout file describes."""
    data = load(find(layout))
    states = read_states(data)
    borders = read_borders(data, states)
    origins, access = read_origins(data, states)
    streams = stream_facts(read_streams(data, states, origins))
    return Plan(states, borders, read_posts(data, states, borders), origins, access, streams)
