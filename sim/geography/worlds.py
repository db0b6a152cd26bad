"""Lays out a world: the one entrance to geography."""

from functools import lru_cache

import numpy as np

from sim.geography.maps import read_map
from sim.geography.plan import Border, Plan
from sim.geography.posts import place_posts
from sim.geography.routes import find_routes
from sim.geography.settings import WorldSettings
from sim.geography.sphere import distance_km
from sim.geography.stretches import cut_borders, cut_stretches
from sim.geography.synthetic import generate
from sim.tables import BorderFacts, Geography


def border_facts(borders: list[Border]) -> BorderFacts:
    """The borders as columns."""
    return BorderFacts(
        a=np.array([b.a for b in borders], np.int32), b=np.array([b.b for b in borders], np.int32),
        kind=np.array([b.kind for b in borders], np.uint8), km=np.array([b.km for b in borders], float),
        passage_km=np.array([b.passage_km for b in borders], float), name=[b.name for b in borders],
        known_route=[b.known_route for b in borders], lat=np.array([b.lat for b in borders], float),
        lon=np.array([b.lon for b in borders], float),
    )  # fmt: skip


def describe(settings: WorldSettings) -> Plan:
    """The world as its map or the generator describes it."""
    if settings.layout == "synthetic":
        return generate(settings.states, settings.seed, settings.clubs)
    return read_map(settings.layout)


@lru_cache(maxsize=8)
def lay_out(settings: WorldSettings) -> Geography:
    """The whole world of ``settings``; pure: the same settings give the same columns on every machine.

    Replicates in one process share a world, whose columns cannot be written to.
    """
    plan = describe(settings)
    plan = plan._replace(streams=plan.streams._replace(per_year=plan.streams.per_year * settings.flow_scale))
    stretches = cut_borders(plan.borders, settings.sector_km)
    routes, legs = find_routes(plan, settings.routes_per_stream)
    lat, lon = plan.states.lat, plan.states.lon
    geography = Geography(
        states=plan.states, borders=border_facts(plan.borders), stretches=stretches,
        sectors=cut_stretches(stretches, settings.cut), posts=place_posts(plan, settings.traffic_scale),
        origins=plan.origins, streams=plan.streams, routes=routes, legs=legs,
        state_km=distance_km(lat[:, None], lon[:, None], lat[None, :], lon[None, :]),
    )  # fmt: skip
    for facts in geography:
        for column in (facts,) if isinstance(facts, np.ndarray) else facts:
            if isinstance(column, np.ndarray):
                column.setflags(write=False)
    return geography
