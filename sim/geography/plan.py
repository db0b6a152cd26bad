"""What a map file or the generator says about a world, before stretches, posts and routes are derived from it."""

from typing import NamedTuple

import numpy as np

from sim.tables import OriginFacts, StateFacts, StreamFacts


class Part(NamedTuple):
    """A named part of a border whose stretches share terrain and habit."""

    km: float
    terrain: int
    corridor: bool


class Border(NamedTuple):
    """One border, with what the derived tables need beside its facts."""

    a: int
    b: int
    kind: int
    km: float
    passage_km: float
    name: str
    known_route: str  # route under which a detection here is filed; '' none
    lat: float  # a point of the border
    lon: float
    terrain: int
    detour_km: float = 0.0  # distance to the border point beyond the great circle (an exclave, roadless country)
    shunned_km: float = 0.0  # by so much longer it counts for irregular movers, who seldom come here (a freight line)
    parts: tuple[Part, ...] = ()  # from end to end; empty: terrain all along, corridors by rule


class Post(NamedTuple):
    """Border crossing points of one state on one border, as one volume or as one named port."""

    state: int
    border: int
    mode: int
    travellers: float  # entering in a year
    trucks: float
    name: str = ""  # a real port; '' lets the volume be spread over several posts


class Plan(NamedTuple):
    """A world as described."""

    states: StateFacts
    borders: list[Border]
    posts: list[Post]
    origins: OriginFacts
    access: list[dict[int, float]]  # by origin: states that its people reach first, and the km to there
    streams: StreamFacts


class Stream(NamedTuple):
    """One stream, a row of the table of streams."""

    kind: str  # persons, or goods by name
    origin: int
    destination: int
    per_year: float
    month_factor: tuple[float, ...]
    legal_access: float
    protection_share: float
    source: str


def stream_facts(streams: list[Stream]) -> StreamFacts:
    """The streams as columns; month factors are brought to mean 1."""
    months = np.array([s.month_factor for s in streams], float).reshape(len(streams), 12)
    kinds = list(dict.fromkeys(s.kind for s in streams))
    return StreamFacts(
        kinds=kinds, kind=np.array([kinds.index(s.kind) for s in streams], np.uint8),
        origin=np.array([s.origin for s in streams], np.int32),
        destination=np.array([s.destination for s in streams], np.int32),
        per_year=np.array([s.per_year for s in streams], float),
        month_factor=months / months.mean(axis=1, keepdims=True),
        legal_access=np.array([s.legal_access for s in streams], float),
        protection_share=np.array([s.protection_share for s in streams], float), source=[s.source for s in streams],
    )  # fmt: skip
