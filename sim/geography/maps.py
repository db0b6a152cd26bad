"""Reads a map world: one YAML file names states, seas, posts, origins and streams; the atlas gives the rest."""

from typing import Any

import numpy as np

from sim.geography.layout_file import LayoutError, find, load, look_up
from sim.geography.map_ground import read_borders, read_states
from sim.geography.map_posts import read_posts
from sim.geography.plan import Border, Plan, Stream, stream_facts
from sim.tables import BorderKind, OriginFacts, StateFacts, StreamFacts


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
                entry["kind"],
                look_up(origin_row, entry["origin"], "streams: origin"),
                look_up(rows, code, "streams: state"),
                entry["per_year"] * share / total,
                tuple(look_up(seasons, entry.get("season", ""), "streams: season")),
                entry.get("legal_access", 0.0),
                entry.get("protection_share", 0.0),
                entry["source"],
            )
            for code, share in entry["to"].items()
        ]
    return streams


def read_map(layout: str) -> Plan:
    """The world that a layout file describes. Raises LayoutError where it names what is not in it, or leads nowhere."""
    data = load(find(layout))
    states = read_states(data)
    borders = read_borders(data, states)
    check_names(data, states, borders)
    origins, access = read_origins(data, states)
    streams = stream_facts(read_streams(data, states, origins))
    check_ways(borders, access, streams, origins, states)
    return Plan(states, borders, read_posts(data, states, borders), origins, access, streams)


def check_names(data: dict[str, Any], states: StateFacts, borders: list[Border]) -> None:
    """Raise LayoutError where facts are given of a state or a border that this world has not."""
    land, codes, names = (
        data.get("land", {}),
        dict.fromkeys(states.code, 0),
        dict.fromkeys((b.name for b in borders), 0),
    )
    for section in ("points", "air"):
        for code in data.get(section, {}):
            look_up(codes, code, f"{section}: state")
    listed = [
        (key, name) for key in ("terrain", "known_routes") for names in land.get(key, {}).values() for name in names
    ]
    listed += [(key, name) for key in ("points", "detours", "parts") for name in land.get(key, {})]
    listed += [(key, name) for key in ("shunned", "volumes") for name in data.get(key, {})]
    for key, name in listed:
        look_up(names, name, f"{key}: border")


def check_ways(
    borders: list[Border],
    access: list[dict[int, float]],
    streams: StreamFacts,
    origins: OriginFacts,
    states: StateFacts,
) -> None:
    """Raise LayoutError where a stream's destination cannot be entered over land or sea from where its origin leads."""
    guarded = [(b.a, b.b) for b in borders if b.kind != BorderKind.AIR]
    for origin, end in {(int(o), int(d)) for o, d in zip(streams.origin, streams.destination, strict=True)}:
        reached: set[int] = set()
        more = access[origin].keys() - {end}
        while more:  # a destination at the origin's door is entered from another state
            reached |= more
            more = {b if a in more else a for a, b in guarded if a in more or b in more} - reached
        if end not in reached:
            way = f"from {origins.name[origin]} to {states.code[end]}"
            raise LayoutError(f"streams: no way {way} over land or sea; name states or seas between them")
