"""Streams, routes and legs, and the choice sets of communities, as tables."""

import numpy as np

from sim.engine.chance import serial_of
from sim.engine.table import offsets, table
from sim.tables import (
    Alternatives,
    BorderSides,
    ChoiceSets,
    CrimeTypes,
    Geography,
    Junctions,
    Legs,
    Onward,
    Routes,
    Streams,
)
from sim.world import World


def make_streams(geo: Geography, sides: BorderSides, names: list[str], types: CrimeTypes) -> Streams:
    """Make the streams; consignments are in grams."""
    s = geo.streams
    kind = np.array([names.index(name) for name in s.kinds])[s.kind]
    air = {int(sides.state[f]): f for f in np.flatnonzero(sides.state == sides.neighbour)}
    counts = np.bincount(geo.routes.stream, minlength=len(s.kind))
    serials = [
        serial_of(
            "stream", called(s.kinds[s.kind[k]]), geo.origins.name[s.origin[k]], geo.states.code[s.destination[k]]
        )
        for k in range(len(s.kind))
    ]
    made = table(
        Streams, len(s.kind), serial=np.array(serials, np.uint64), kind=kind, person=types.person[kind],
        tries_again=types.tries_again[kind], factor=types.factor[kind], lot_g=types.grams[kind] * types.lot[kind],
        origin=s.origin, destination=s.destination, air_side=[air.get(int(d), -1) for d in s.destination],
        per_day=types.grams[kind] * s.per_year / 365.0, usual_access=s.legal_access, legal_access=s.legal_access,
        protection=s.protection_share, first_route=offsets(counts), routes=counts, surge=1.0,
    )  # fmt: skip
    shape = (len(s.kind), 4)
    return made._replace(
        month_factor=np.ascontiguousarray(s.month_factor, np.float64), modes=np.ones(shape), modes_legal=np.ones(shape)
    )


def called(name: str) -> str:
    """The word for a crime type in the serial of a stream: a number for persons and drugs, a name for other goods."""
    return {"persons": "0", "drugs": "1"}.get(name, name)


def path_sizes(geo: Geography) -> np.ndarray:
    """How unique each route is in its stream: sum over legs of (leg km / route km) / routes that use the border."""
    routes = geo.routes
    size = np.ones(len(routes.stream))
    for stream in np.unique(routes.stream):
        own = np.flatnonzero(routes.stream == stream)
        size[own] = uniqueness(geo, [rest_of(geo, int(r), int(routes.first_leg[r])) for r in own])
    return size


def rest_of(geo: Geography, route: int, leg: int) -> slice:
    """The legs of a route from one of them on."""
    return slice(leg, int(geo.routes.first_leg[route] + geo.routes.legs[route]))


def uniqueness(geo: Geography, spans: list[slice]) -> list[float]:
    """Path size of each of several ways, given by their legs (Ben-Akiva & Bierlaire 1999)."""
    used: dict[int, int] = {}
    for span in spans:
        for b in set(geo.legs.border[span].tolist()):
            used[b] = used.get(b, 0) + 1
    size = []
    for span in spans:
        km = np.maximum(geo.legs.km[span], 1.0)
        size.append(float((km / km.sum() / [used[int(b)] for b in geo.legs.border[span]]).sum()))
    return size


def make_junctions(geo: Geography, sides: BorderSides, legs: Legs) -> tuple[Legs, Junctions, Onward]:
    """Where movers of a stream stand before each leg, and by which legs they may go on from there."""
    stream = geo.routes.stream[legs.route]
    stands = sides.neighbour[legs.side].astype(np.int64)
    stands[geo.routes.first_leg] = -1  # in the region of origin
    places = sorted(set(zip(stream.tolist(), stands.tolist(), strict=True)))
    row = {place: k for k, place in enumerate(places)}
    junction = np.array([row[place] for place in zip(stream.tolist(), stands.tolist(), strict=True)])
    order = np.argsort(junction, kind="stable")
    counts = np.bincount(junction, minlength=len(places))
    first = offsets(counts)
    size = np.ones(len(order))
    for k, n in zip(first, counts, strict=True):
        own = order[k : k + n]
        size[k : k + n] = uniqueness(geo, [rest_of(geo, int(legs.route[leg]), int(leg)) for leg in own])
    return (
        legs._replace(junction=junction.astype(np.int32)),
        table(Junctions, len(places), stream=[s for s, _ in places], state=[i for _, i in places], first_onward=first,
              onward=counts),
        table(Onward, len(order), leg=order, path_size=size),
    )  # fmt: skip


def make_routes(geo: Geography, sides: BorderSides, speed_km_per_day: float) -> tuple[Routes, Legs, ChoiceSets]:
    """Routes with their legs, and one choice set for each stream and border side on its routes."""
    side_of = {(int(s), int(b)): f for f, (s, b) in enumerate(zip(sides.state, sides.border, strict=True))}
    stream_of_leg = np.repeat(geo.routes.stream, geo.routes.legs)
    side = [side_of[(int(s), int(b))] for s, b in zip(geo.legs.into, geo.legs.border, strict=True)]
    pairs = sorted(set(zip(stream_of_leg.tolist(), side, strict=True)))
    choice_set = {pair: w for w, pair in enumerate(pairs)}
    last = np.zeros(len(side))
    last[geo.routes.first_leg + geo.routes.legs - 1] = 1
    sets = [choice_set[(int(s), f)] for s, f in zip(stream_of_leg, side, strict=True)]
    legs = table(
        Legs, len(side), choice_set=sets, side=side, last=last,
        days=np.clip(np.round(geo.legs.km / speed_km_per_day), 1, 365),
        route=np.repeat(np.arange(len(geo.routes.stream)), geo.routes.legs), rest_km=rest_km(geo),
    )  # fmt: skip
    routes = table(
        Routes, len(geo.routes.stream), stream=geo.routes.stream, first_leg=geo.routes.first_leg,
        legs=geo.routes.legs, km=geo.routes.km,
    )  # fmt: skip
    return routes, legs, table(ChoiceSets, len(pairs), stream=[s for s, _ in pairs], side=[f for _, f in pairs])


def rest_km(geo: Geography) -> np.ndarray:
    """Km from the beginning of each leg to the end of its route."""
    rest = np.zeros(len(geo.legs.km))
    for r, first in enumerate(geo.routes.first_leg):
        span = rest_of(geo, r, int(first))
        rest[span] = np.cumsum(geo.legs.km[span][::-1])[::-1]
    return rest


def make_alternatives(w: World, choice_sets: ChoiceSets) -> tuple[ChoiceSets, Alternatives]:
    """The places of each choice set, in one table."""
    sets = [places_of(w, int(choice_sets.stream[k]), int(f)) for k, f in enumerate(choice_sets.side)]
    rows = [(k, *place) for k, places in enumerate(sets) for place in places]
    choice_set, stretch, post, size = (np.array(column) for column in zip(*rows, strict=True))
    a0 = w.learning.prior_weight * w.learning.prior_risk
    alternatives = table(
        Alternatives, len(rows), choice_set=choice_set, stretch=stretch, post=post, size=size, alpha=a0,
        beta=w.learning.prior_weight - a0,
    )  # fmt: skip
    counts = np.array([len(places) for places in sets])
    return choice_sets._replace(
        first_alternative=offsets(counts).astype(np.int32), alternatives=counts.astype(np.int32)
    ), alternatives


def places_of(w: World, stream: int, f: int) -> list[tuple[int, int, float]]:
    """Stretch, post and size of the places that a stream may choose at a border side.

    These are its stretches by length; for what hides in freight, half of all weight goes to its cargo posts by trucks.
    """
    sides, posts = w.sides, w.posts
    span = range(sides.first_stretch[f], sides.first_stretch[f] + sides.stretches[f])
    places = [(s, -1, w.stretches.size[s]) for s in span]
    if w.crime_types.in_freight[w.streams.kind[stream]]:
        own = range(sides.first_post[f], sides.first_post[f] + sides.posts[f])
        trucks = sum(posts.trucks_day[p] for p in own)
        if trucks > 0:
            places = [(s, p, size / 2) for s, p, size in places]
            places += [(-1, p, posts.trucks_day[p] / trucks / 2) for p in own if posts.trucks_day[p] > 0]
    return places
