"""Ways from origins to destinations over the graph of borders: short ones, and different from each other.

Each stream's ways are found by repeated shortest paths whose used edges become longer (the penalty method of route
choice sets: de la Barra et al. 1993). Ways follow the map alone: what a border costs under which law is the model's
matter, so a change of law changes choices, not the choice set.
"""

from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra

from sim.geography.layout import AIR, DRUGS, PERSONS, SEA, LegFacts, RouteFacts
from sim.geography.plan import Plan
from sim.geography.sphere import distance_km

# Constants of the search; all: assumption.
SEA_FACTOR = {PERSONS: 1.5, DRUGS: 0.3}  # a km over sea counts as so many on land: boats are hard, ships carry cheaply
CROSSING_KM = 100.0  # each crossing counts as so many km
OUTER_PENALTY = 1.8  # factor on a used border with a state outside the club
INNER_PENALTY = 1.1  # factor on a used border between members
ACCESS_PENALTY = 1.2  # factor on a used access
DETOUR_FACTOR, DETOUR_KM = 1.3, 800.0  # ways beyond so many times the shortest and so many km more are not offered
TRIES_PER_ROUTE = 3


class Edges(NamedTuple):
    """The directed graph of states: every land and sea border in both directions."""

    start: np.ndarray
    end: np.ndarray
    border: np.ndarray
    reach: np.ndarray  # km, as felt, from the state left to the border and over it
    onward: np.ndarray  # km from the border to the state entered
    penalty: np.ndarray  # factor on the length once used


def edges_of(plan: Plan, kind: int) -> Edges:
    """Both directions of each land and sea border, as felt by streams of ``kind``."""
    rows = [k for k, b in enumerate(plan.borders) if b.kind != AIR]
    borders = [plan.borders[k] for k in rows]
    lat, lon = np.array([b.lat for b in borders]), np.array([b.lon for b in borders])
    a, b = np.array([b.a for b in borders]), np.array([b.b for b in borders])
    near_a, near_b = (distance_km(plan.states.lat[s], plan.states.lon[s], lat, lon) for s in (a, b))
    extra = np.array([(SEA_FACTOR[kind] - 1) * b.passage_km + b.detour_km for b in borders]) + CROSSING_KM
    if kind == PERSONS:
        extra += [b.shunned_km for b in borders]
    inner = plan.states.member[a] & plan.states.member[b]
    penalty = np.where(inner, INNER_PENALTY, OUTER_PENALTY)
    columns = [(a, b), (b, a), (rows, rows), (near_a + extra, near_b + extra), (near_b, near_a), (penalty, penalty)]
    edges = Edges(*(np.concatenate(pair) for pair in columns))
    return edges._replace(reach=np.maximum(edges.reach, 1.0))


class Search:
    """Shortest ways under growing penalties, for one stream."""

    def __init__(self, edges: Edges, states: int, access: dict[int, float], destination: int) -> None:
        self.edges, self.states, self.destination = edges, states, destination
        # Who has entered the destination has arrived: the way on to its middle does not count.
        self.length = edges.reach + np.where(edges.end == destination, 0.0, edges.onward)
        self.entry = np.array(sorted(access), np.int64)
        self.entry_km = np.array([access[s] for s in self.entry]) + 1.0

    def shortest(self) -> list[int] | None:
        """Edges of the now shortest way; None when there is none or it enters through no border."""
        source = self.states
        start = np.concatenate([self.edges.start, np.full(len(self.entry), source)])
        end = np.concatenate([self.edges.end, self.entry])
        weight = np.concatenate([self.length, self.entry_km])
        order = np.lexsort((weight, end, start))
        first = np.ones(len(order), bool)  # parallel edges: the shorter one stands for both
        first[1:] = (np.diff(start[order]) != 0) | (np.diff(end[order]) != 0)
        kept = order[first]
        graph = csr_array((weight[kept], (start[kept], end[kept])), shape=(source + 1, source + 1))
        _, before = dijkstra(graph, indices=source, return_predecessors=True)
        edge_at = {(int(start[e]), int(end[e])): int(e) for e in kept}
        way, state = [], self.destination
        while state != source:
            if before[state] < 0:
                return None
            way.append(edge_at[int(before[state]), state])
            state = int(before[state])
        return way[::-1]

    def penalise(self, way: list[int]) -> None:
        """Make the used access and borders, in both directions, longer."""
        count = len(self.length)
        self.entry_km[way[0] - count] *= ACCESS_PENALTY
        used = np.isin(self.edges.border, self.edges.border[way[1:]])
        self.length[used] *= self.edges.penalty[used]


class Way(NamedTuple):
    """One way: the state first reached, its borders, the states entered, and the km of each leg."""

    access: int
    borders: list[int]
    into: list[int]
    leg_km: list[float]

    @property
    def km(self) -> float:
        """The whole way to the destination's border."""
        return sum(self.leg_km)


def measure(plan: Plan, access: int, access_km: float, borders: list[int], into: list[int]) -> Way:
    """The true km of a way, from border point to border point."""
    lat, lon, carried = float(plan.states.lat[access]), float(plan.states.lon[access]), access_km
    leg_km = []
    for row in borders:
        border = plan.borders[row]
        leg_km.append(carried + float(distance_km(lat, lon, border.lat, border.lon)) + border.detour_km)
        lat, lon, carried = border.lat, border.lon, 0.0
    return Way(access, borders, into, leg_km)


def ways_of(plan: Plan, edges: Edges, access: dict[int, float], destination: int, most: int) -> list[Way]:
    """Up to ``most`` ways for one stream, the shortest first."""
    # A destination that is itself at the origin's door is entered over its border from another such state.
    doors = {s: km for s, km in access.items() if s != destination}
    search = Search(edges, len(plan.states.code), doors, destination)
    found: dict[tuple[int, ...], Way] = {}
    for _ in range(most * TRIES_PER_ROUTE):
        way = search.shortest()
        if way is None or len(found) == most:
            break
        search.penalise(way)
        start = int(search.entry[way[0] - len(edges.reach)])
        borders = [int(edges.border[e]) for e in way[1:]]
        into = [int(edges.end[e]) for e in way[1:]]
        found.setdefault((start, *borders), measure(plan, start, access[start], borders, into))
    ways = sorted(found.values(), key=lambda w: (w.km, w.borders))
    return [w for w in ways if w.km <= DETOUR_FACTOR * ways[0].km + DETOUR_KM]


def route_name(plan: Plan, way: Way) -> str:
    """The known routes a way follows, in order, else the states it passes."""
    known = dict.fromkeys(plan.borders[b].known_route for b in way.borders if plan.borders[b].known_route)
    if known:
        return " + ".join(known)
    sea = ["~" if plan.borders[b].kind == SEA else "-" for b in way.borders]
    codes = plan.states.code
    return codes[way.access] + "".join(sign + codes[s] for sign, s in zip(sea, way.into, strict=True))


def find_routes(plan: Plan, most: int) -> tuple[RouteFacts, LegFacts]:
    """The ways of all streams and their legs."""
    edges = {kind: edges_of(plan, kind) for kind in SEA_FACTOR}
    streams = plan.streams
    ways = [
        (row, way)
        for row, (kind, origin, end) in enumerate(zip(streams.kind, streams.origin, streams.destination, strict=True))
        for way in ways_of(plan, edges[int(kind)], plan.access[origin], int(end), most)
    ]
    legs = np.array([len(way.borders) for _, way in ways], np.int32)
    routes = RouteFacts(
        stream=np.array([row for row, _ in ways], np.int32),
        first_leg=(np.cumsum(legs) - legs).astype(np.int32),
        legs=legs,
        km=np.array([way.km for _, way in ways]),
        name=[route_name(plan, way) for _, way in ways],
    )
    return routes, LegFacts(
        border=np.array([b for _, way in ways for b in way.borders], np.int32),
        into=np.array([s for _, way in ways for s in way.into], np.int32),
        km=np.array([km for _, way in ways for km in way.leg_km]),
    )
