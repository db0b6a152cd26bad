"""Flows and their ways: streams, routes, legs, places to choose, and the networks that guide."""

import numpy as np

from sim.core.chance import serial_of
from sim.geography.layout import DRUGS, PERSONS, Geography
from sim.tables import Cells, Fronts, Legs, Networks, Posts, Routes, Sites, Streams, Stretches, Ways, table
from sim.world.places import offsets


def make_streams(geo: Geography, fronts: Fronts) -> Streams:
    """Flows that set out; grams for consignments."""
    s = geo.streams
    air = {int(fronts.state[f]): f for f in np.flatnonzero(fronts.state == fronts.neighbour)}
    counts = np.bincount(geo.routes.stream, minlength=len(s.kind))
    serials = [
        serial_of("stream", str(int(s.kind[k])), geo.origins.name[s.origin[k]], geo.states.code[s.destination[k]])
        for k in range(len(s.kind))
    ]
    made = table(
        Streams, len(s.kind), serial=np.array(serials, np.uint64), kind=s.kind, origin=s.origin,
        destination=s.destination, air_front=[air.get(int(d), -1) for d in s.destination],
        per_day=np.where(s.kind == DRUGS, 1000.0, 1.0) * s.per_year / 365.0, legal_access=s.legal_access,
        protection=s.protection_share, first_route=offsets(counts), routes=counts, surge=1.0,
    )  # fmt: skip
    shape = (len(s.kind), 4)
    return made._replace(
        month_factor=np.ascontiguousarray(s.month_factor, np.float64), modes=np.ones(shape), modes_legal=np.ones(shape)
    )


def path_sizes(geo: Geography) -> np.ndarray:
    """How unique each route is in its stream: sum over legs of (leg km / route km) / routes that use the border."""
    routes, legs = geo.routes, geo.legs
    size = np.ones(len(routes.stream))
    for stream in np.unique(routes.stream):
        own = np.flatnonzero(routes.stream == stream)
        spans = [slice(routes.first_leg[r], routes.first_leg[r] + routes.legs[r]) for r in own]
        used: dict[int, int] = {}
        for span in spans:
            for b in set(legs.border[span].tolist()):
                used[b] = used.get(b, 0) + 1
        for r, span in zip(own, spans, strict=True):
            km = np.maximum(legs.km[span], 1.0)
            size[r] = float((km / km.sum() / [used[int(b)] for b in legs.border[span]]).sum())
    return size


def make_routes(geo: Geography, fronts: Fronts, speed_km_per_day: float) -> tuple[Routes, Legs, Ways]:
    """Routes with their legs, and one way for each stream and front that it may meet."""
    front_of = {(int(s), int(b)): f for f, (s, b) in enumerate(zip(fronts.state, fronts.border, strict=True))}
    stream_of_leg = np.repeat(geo.routes.stream, geo.routes.legs)
    front = [front_of[(int(s), int(b))] for s, b in zip(geo.legs.into, geo.legs.border, strict=True)]
    pairs = sorted(set(zip(stream_of_leg.tolist(), front, strict=True)))
    way = {pair: w for w, pair in enumerate(pairs)}
    last = np.zeros(len(front))
    last[geo.routes.first_leg + geo.routes.legs - 1] = 1
    legs = table(
        Legs, len(front), way=[way[(int(s), f)] for s, f in zip(stream_of_leg, front, strict=True)], front=front,
        days=np.clip(np.round(geo.legs.km / speed_km_per_day), 1, 365), last=last,
    )  # fmt: skip
    routes = table(
        Routes, len(geo.routes.stream), stream=geo.routes.stream, first_leg=geo.routes.first_leg,
        legs=geo.routes.legs, km=geo.routes.km, path_size=path_sizes(geo),
    )  # fmt: skip
    return routes, legs, table(Ways, len(pairs), stream=[s for s, _ in pairs], front=[f for _, f in pairs])


def make_cells(ways: Ways, streams: Streams, fronts: Fronts, stretches: Stretches, posts: Posts, learning):
    """The places of each way: the front's stretches by length; for consignments also its cargo posts by trucks."""
    rows = []
    counts = []
    for w in range(len(ways.stream)):
        f = ways.front[w]
        span = range(fronts.first_stretch[f], fronts.first_stretch[f] + fronts.stretches[f])
        places = [(w, s, -1, stretches.size[s]) for s in span]
        if streams.kind[ways.stream[w]] == DRUGS:
            own = range(fronts.first_post[f], fronts.first_post[f] + fronts.posts[f])
            trucks = sum(posts.trucks_day[p] for p in own)
            if trucks > 0:
                places = [(w, s, p, size / 2) for w, s, p, size in places]
                places += [(w, -1, p, posts.trucks_day[p] / trucks / 2) for p in own if posts.trucks_day[p] > 0]
        counts.append(len(places))
        rows += places
    way, stretch, post, size = (np.array(column) for column in zip(*rows, strict=True))
    a0 = learning.prior_weight * learning.prior_risk
    cells = table(
        Cells, len(rows), way=way, stretch=stretch, post=post, size=size, alpha=a0, beta=learning.prior_weight - a0
    )
    counts = np.array(counts)
    return ways._replace(first_cell=offsets(counts).astype(np.int32), cells=counts.astype(np.int32)), cells


def make_networks(
    geo: Geography, fronts: Fronts, stretches: Stretches, streams: Streams, ways: Ways, per_front: int, market, learning
):
    """Networks at every guarded front on some person's way, each knowing the front's stretches."""
    wanted = {int(ways.front[w]) for w in range(len(ways.stream)) if streams.kind[ways.stream[w]] == PERSONS}
    served = np.array([f in wanted and not fronts.internal[f] for f in range(len(fronts.border))])
    counts = np.where(served, per_front, 0)
    front = np.repeat(np.arange(len(counts)), counts)
    rank = np.concatenate([np.arange(c) for c in counts]) if counts.sum() else np.zeros(0, int)
    codes, names = geo.states.code, geo.borders.name
    serials = [
        serial_of("network", codes[fronts.state[f]], names[fronts.border[f]], str(r))
        for f, r in zip(front, rank, strict=True)
    ]
    sites = fronts.stretches[front]
    networks = table(
        Networks, len(front), serial=np.array(serials, np.uint64), front=front, first_site=offsets(sites), sites=sites,
        active=1, capital_usd=market.reserve_usd,
    )  # fmt: skip
    a0 = learning.prior_weight * learning.prior_risk
    stretch = [s for f in front for s in range(fronts.first_stretch[f], fronts.first_stretch[f] + fronts.stretches[f])]
    known = table(
        Sites, len(stretch), network=np.repeat(np.arange(len(front)), sites), stretch=stretch, alpha=a0,
        beta=learning.prior_weight - a0, size=stretches.size[stretch] if stretch else 0.0,
    )  # fmt: skip
    fronts = fronts._replace(
        first_network=offsets(counts).astype(np.int32), networks=counts.astype(np.int32), guides=counts.astype(np.int32)
    )
    return fronts, networks, known
