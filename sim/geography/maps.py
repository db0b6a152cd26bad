"""Reads a map world: one YAML file names states, seas, posts, origins and streams; the atlas gives the rest."""

from typing import Any

import numpy as np

from sim.geography.layout import DRUGS, PERSONS, OriginFacts, StateFacts
from sim.geography.layout_file import FILES, LayoutError, find, load, look_up
from sim.geography.map_ground import read_borders, read_states
from sim.geography.map_posts import read_posts
from sim.geography.plan import Plan, Stream, stream_facts

KINDS = {"persons": PERSONS, "drugs": DRUGS}


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
    path = find(layout)
    data = load(path)
    try:
        states = read_states(data)
        borders = read_borders(data, states)
        origins, access = read_origins(data, states)
        streams = stream_facts(read_streams(data, states, origins))
        return Plan(states, borders, read_posts(data, states, borders), origins, access, streams)
    except (KeyError, TypeError, IndexError, AttributeError) as fault:
        what = f"{type(fault).__name__} {fault}"
        raise LayoutError(
            f"{path}: an entry is missing or of the wrong form ({what}); compare it with {FILES}"
        ) from fault
