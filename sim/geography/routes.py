"""Routes from origins to destinations over the graph of borders: short ones that differ from each other.

Each stream's routes are found by repeated shortest paths whose used edges become longer (the penalty method of route
choice sets: de la Barra et al. 1993). Routes follow the map alone: what a border costs under which law is the model's
matter, so a change of law changes choices, not the choice set.
"""

from heapq import heapify, heappop, heappush
from typing import NamedTuple

import numpy as np

from sim.geography.plan import Plan
from sim.geography.sphere import distance_km
from sim.tables import BorderKind, LegFacts, RouteFacts

# Constants of the search; all: assumption.
PERSONS = "persons"
PERSONS_SEA, GOODS_SEA = 1.5, 0.3  # a km over sea counts as so many on land: boats are hard, ships carry cheaply
CROSSING_KM = 100.0  # each crossing counts as so many km
OUTER_PENALTY = 1.8  # factor on any other used border
INNER_PENALTY = 1.1  # factor on a used border within a club
ACCESS_PENALTY = 1.2  # factor on a used access
DETOUR_FACTOR, DETOUR_KM = 1.3, 800.0  # longest routes, against the shortest: by this factor and so many km
TRIES_PER_ROUTE = 3


class Edge(NamedTuple):
    """One border in one direction."""

    border: int
    start: int
    end: int
    reach: float  # km, as felt, from the state left to the border and over it
    onward: float  # km from the border to the state entered


def edges_of(plan: Plan, kind: str) -> list[list[Edge]]:
    """The land and sea borders that lead out of each state, as felt by streams of ``kind``."""
    lat, lon, sea = plan.states.lat, plan.states.lon, PERSONS_SEA if kind == PERSONS else GOODS_SEA
    out: list[list[Edge]] = [[] for _ in plan.states.code]
    for row, border in enumerate(plan.borders):
        if border.kind == BorderKind.AIR:
            continue
        extra = CROSSING_KM + (sea - 1) * border.passage_km + border.detour_km
        extra += border.shunned_km if kind == PERSONS else 0.0
        ends = np.array([border.a, border.b])
        near_a, near_b = distance_km(lat[ends], lon[ends], border.lat, border.lon).tolist()
        out[border.a].append(Edge(row, border.a, border.b, max(near_a + extra, 1.0), near_b))
        out[border.b].append(Edge(row, border.b, border.a, max(near_b + extra, 1.0), near_a))
    return out


def shortest(
    out: list[list[Edge]], factor: list[float], doors: dict[int, float], destination: int
) -> tuple[int, list[Edge]]:
    """The state first reached and the edges of the shortest route by today's penalised lengths (Dijkstra 1959).

    ``doors`` are the states that the origin reaches and the km as felt; ``factor`` lengthens each border by its use.
    """
    # Ties are broken by the numbers of states, so that the same map gives the same routes on every machine.
    queue: list[tuple[float, int, int, Edge | None]] = [(km, state, -1, None) for state, km in doors.items()]
    heapify(queue)
    came: dict[int, Edge | None] = {}
    while queue and destination not in came:
        km, state, _, edge = heappop(queue)
        if state in came:
            continue
        came[state] = edge
        for step in out[state]:
            if step.end not in came:
                # A mover who has entered the destination has arrived: the distance from the border on does not count.
                length = step.reach + (0.0 if step.end == destination else step.onward)
                heappush(queue, (km + length * factor[step.border], step.end, step.border, step))
    way: list[Edge] = []
    last = came.get(destination)
    while last is not None:
        way.append(last)
        last = came[last.start]
    return (way[-1].start if way else -1), way[::-1]


class Way(NamedTuple):
    """One route: the state first reached, its borders, the states entered, and the km of each leg."""

    access: int
    borders: list[int]
    into: list[int]
    leg_km: list[float]
    felt_km: float  # length as movers weigh it, without penalties

    @property
    def km(self) -> float:
        """The whole distance to the destination's border."""
        return sum(self.leg_km)


def measure(plan: Plan, access_km: float, steps: list[Edge]) -> Way:
    """The true km of a route, from border point to border point."""
    access = steps[0].start
    lat, lon, carried = float(plan.states.lat[access]), float(plan.states.lon[access]), access_km
    leg_km = []
    for step in steps:
        border = plan.borders[step.border]
        leg_km.append(carried + float(distance_km(lat, lon, border.lat, border.lon)) + border.detour_km)
        lat, lon, carried = border.lat, border.lon, 0.0
    felt = access_km + sum(step.reach + step.onward for step in steps) - steps[-1].onward
    return Way(access, [step.border for step in steps], [step.end for step in steps], leg_km, felt)


def ways_of(plan: Plan, out: list[list[Edge]], access: dict[int, float], destination: int, most: int) -> list[Way]:
    """Up to ``most`` routes of one stream, the shortest first."""
    # A destination that is reached first from the origin is entered over its border from another such state.
    doors = {state: km for state, km in access.items() if state != destination}
    factor, states = [1.0] * len(plan.borders), plan.states
    found: dict[tuple[int, ...], Way] = {}
    for _ in range(most * TRIES_PER_ROUTE):
        start, way = shortest(out, factor, doors, destination)
        if not way:
            break
        doors[start] *= ACCESS_PENALTY
        for step in way:
            factor[step.border] *= INNER_PENALTY if states.inside(step.start, step.end) else OUTER_PENALTY
        found.setdefault((start, *(step.border for step in way)), measure(plan, access[start], way))
        if len(found) == most:
            break
    best = min((way.felt_km for way in found.values()), default=0.0)
    ways = [way for way in found.values() if way.felt_km <= DETOUR_FACTOR * best + DETOUR_KM]
    return sorted(ways, key=lambda way: (way.km, way.borders))


def route_name(plan: Plan, way: Way) -> str:
    """The known routes that a route follows, in order, else the states through which it leads."""
    known = dict.fromkeys(plan.borders[b].known_route for b in way.borders if plan.borders[b].known_route)
    if known:
        return " + ".join(known)
    sea = ["~" if plan.borders[b].kind == BorderKind.SEA else "-" for b in way.borders]
    codes = plan.states.code
    return codes[way.access] + "".join(sign + codes[s] for sign, s in zip(sea, way.into, strict=True))


def find_routes(plan: Plan, most: int) -> tuple[RouteFacts, LegFacts]:
    """The routes of all streams and their legs."""
    streams = plan.streams
    edges = [edges_of(plan, kind) for kind in streams.kinds]
    ways = [
        (row, way)
        for row, (kind, origin, end) in enumerate(zip(streams.kind, streams.origin, streams.destination, strict=True))
        for way in ways_of(plan, edges[int(kind)], plan.access[origin], int(end), most)
    ]
    legs = np.array([len(way.borders) for _, way in ways], np.int32)
    routes = RouteFacts(
        stream=np.array([row for row, _ in ways], np.int32), first_leg=(np.cumsum(legs) - legs).astype(np.int32),
        legs=legs, km=np.array([way.km for _, way in ways]), name=[route_name(plan, way) for _, way in ways],
    )  # fmt: skip
    return routes, LegFacts(
        border=np.array([b for _, way in ways for b in way.borders], np.int32),
        into=np.array([s for _, way in ways for s in way.into], np.int32),
        km=np.array([km for _, way in ways for km in way.leg_km]),
    )
