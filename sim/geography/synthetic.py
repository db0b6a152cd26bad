"""A generated world: states on a planar graph, a club of the richer half, origins beyond the poorer edge."""

import math

import numpy as np

from sim.geography import traffic
from sim.geography.plan import Border, Plan, Post, Stream, stream_facts
from sim.geography.sphere import distance_km
from sim.tables import BorderKind, OriginFacts, StateFacts, Terrain

# Every number here is an assumption: a generated world stands for no place.
SPACING_DEG = 3.2  # between neighbouring states, about 350 km
JITTER = 0.3  # of the spacing
NEAR = 2.5  # spacings within which states can be neighbours
CENTRE = (35.0, 10.0)  # degrees
FRONT_KM = 300.0
PERSONS_PER_MEMBER = 15_000  # who consider setting out, a year
DRUGS_KG_PER_MEMBER = 5_000
VOICE_PER_RULE, VOICE_SD = 0.81, 0.57  # regression of voice on rule of law over 205 states and territories, WGI 2023
GROWTH_SD = 0.29  # log change of GDP over ten years, over 194 states and territories, WDI 2013-2023
SPRING = (0.8, 0.8, 0.9, 1.0, 1.1, 1.2, 1.2, 1.2, 1.1, 1.0, 0.9, 0.8)


def place(count: int, generator: np.random.Generator) -> np.ndarray:
    """Points (lat, lon) on a jittered grid."""
    side = math.ceil(math.sqrt(count))
    grid = np.stack(np.divmod(np.arange(count), side), axis=1) - (side - 1) / 2
    return np.array(CENTRE) + SPACING_DEG * (grid + generator.uniform(-JITTER, JITTER, (count, 2)))


def graph(points: np.ndarray) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Pairs that share a land border, and the nearest other pairs, which see each other across water.

    Land: the Gabriel graph (no third point within the circle over a pair), planar and connected.
    """
    off = np.hypot(*(points[:, None] - points[None]).transpose(2, 0, 1))
    a, b = np.nonzero(np.triu(off < NEAR * SPACING_DEG, 1))
    third = np.hypot(*(points[None] - (points[a] + points[b])[:, None] / 2).transpose(2, 0, 1))
    gabriel = (third < off[a, b][:, None] / 2 - 1e-9).sum(axis=1) == 0
    land = sorted(zip(a[gabriel].tolist(), b[gabriel].tolist(), strict=True))
    apart = sorted(zip(off[a, b][~gabriel].tolist(), a[~gabriel].tolist(), b[~gabriel].tolist(), strict=True))
    return land, sorted((p, q) for _, p, q in apart[: max(1, len(points) // 4)])


def make_states(points: np.ndarray, clubs: int, generator: np.random.Generator) -> StateFacts:
    """Facts of the states: income and rule of law rise towards the north-west, with noise.

    They are numbered from there, so that S00, S01 ... form the club of every such world; further clubs follow.
    """
    count = len(points)
    rank = (points[:, 0] - points[:, 1]).argsort(kind="stable").argsort(kind="stable") / max(1, count - 1)
    number = (-rank).argsort(kind="stable").argsort(kind="stable")
    members = max(clubs, count // 2)
    income = 4_000 * np.exp(2.5 * rank + generator.normal(0, 0.2, count))
    population = np.exp(generator.normal(math.log(1e7), 0.9, count))
    rule = -1.2 + 2.6 * rank + generator.normal(0, 0.25, count)
    others = generator.spawn(1)[0]  # what was added later shifts no draw of the rest
    return StateFacts(
        code=[f"S{k:02d}" for k in number],
        name=[f"State {k}" for k in number],
        club=np.where(number < members, number * clubs // members, -1).astype(np.int16),
        lat=points[:, 0].copy(),
        lon=points[:, 1].copy(),
        population=population,
        gdp_usd=population * income * 0.7,
        gdp_ppp_pc_usd=income,
        rule_of_law=rule,
        control_of_corruption=rule + generator.normal(0, 0.2, count),
        voice=VOICE_PER_RULE * rule + others.normal(0, VOICE_SD, count),
        gdp_growth=others.normal(0, GROWTH_SD, count),
        internet_share=np.clip(0.4 + 0.55 * rank + generator.normal(0, 0.03, count), 0.05, 0.99),
        military_share=np.clip(generator.normal(0.02, 0.006, count), 0.003, 0.06),
        legal_family=generator.integers(0, 4, count).astype(np.uint8),
        icj=generator.choice(3, count, p=[0.62, 0.08, 0.3]).astype(np.uint8),  # shares as among the world's states
        airports=1 + generator.poisson(population / 1e6),
        coastline_km=np.zeros(count),
    )


def make_borders(states: StateFacts, points: np.ndarray, generator: np.random.Generator) -> list[Border]:
    """Land, sea and air borders."""
    land, sea = graph(points)
    length = FRONT_KM * np.exp(generator.normal(0.3, 0.5, len(land)))
    borders = []

    def add(pair: tuple[int, int], kind: int, km: float, passage: float, terrain: int) -> None:
        a, b = pair
        lat, lon = (points[a] + points[b]) / 2
        name = f"{states.code[a]}-{states.code[b]}" + (" sea" if kind == BorderKind.SEA else "")
        borders.append(Border(a, b, kind, km, passage, name, "", float(lat), float(lon), terrain))

    for pair, km, terrain in zip(land, length, generator.integers(Terrain.OPEN, Terrain.WATER, len(land)), strict=True):
        add(pair, BorderKind.LAND, float(km), 0.0, int(terrain))
    for pair in sea:
        (lat_a, lon_a), (lat_b, lon_b) = points[list(pair)]
        passage = 0.4 * float(distance_km(lat_a, lon_a, lat_b, lon_b))
        states.coastline_km[list(pair)] += FRONT_KM
        add(pair, BorderKind.SEA, FRONT_KM, passage, Terrain.WATER)
    for k, code in enumerate(states.code):
        lat, lon = points[k].tolist()
        borders.append(Border(k, k, BorderKind.AIR, 0.0, 0.0, f"{code} air", "", lat, lon, Terrain.OPEN))
    return borders


def make_posts(states: StateFacts, borders: list[Border]) -> list[Post]:
    """Posts on both sides of every border, by gravity."""
    people, posts = states.population, []
    for row, border in enumerate(borders):
        a, b = border.a, border.b
        if border.kind == BorderKind.AIR:
            posts.append(Post(a, row, BorderKind.AIR, traffic.by_air(people[a], states.gdp_ppp_pc_usd[a]), 0.0))
            continue
        inner = bool(states.inside(a, b))
        if border.kind == BorderKind.LAND:
            flow = traffic.over_land(people[a], people[b], border.km, inner)
            freight = traffic.trucks(flow, inner)
        else:
            flow = traffic.over_sea(people[a], people[b])
            freight = flow * traffic.CONTAINER_SHARE
        posts += [Post(side, row, border.kind, flow, freight) for side in (a, b)]
    return posts


def origin_count(states: int) -> int:
    """How many origins a world of so many states has."""
    return 2 + (states >= 8) + (states >= 20)


def make_origins(states: StateFacts, count: int) -> tuple[OriginFacts, list[dict[int, float]]]:
    """Origins beyond the poorer edge, each at the door of the nearest states outside the club."""
    outside = np.flatnonzero(~states.member)
    edge = outside[(states.lat - states.lon)[outside].argsort(kind="stable")]
    homes = edge[np.linspace(0, max(0, len(edge) // 2 - 1), count).astype(int)]
    lat, lon = states.lat[homes] - 8 - 2 * np.arange(count), states.lon[homes] + 8 - 3 * np.arange(count)
    access = []
    for k in range(count):
        km = distance_km(lat[k], lon[k], states.lat[outside], states.lon[outside])
        access.append({int(outside[j]): float(km[j]) for j in km.argsort(kind="stable")[:3]})
    return OriginFacts([f"Origin {k}" for k in range(count)], lat, lon), access


def make_streams(states: StateFacts, origins: int) -> list[Stream]:
    """Persons from each origin to the largest economies of the club; drugs from the first origin to the two largest."""
    members = np.flatnonzero(states.member)
    best = members[states.gdp_usd[members].argsort(kind="stable")[::-1]][: 4 + len(members) // 8]
    weight = states.gdp_usd[best] / states.gdp_usd[best].sum()
    persons, drugs = PERSONS_PER_MEMBER * len(members), DRUGS_KG_PER_MEMBER * len(members)
    streams = [
        Stream("persons", origin, int(end), persons * w / origins, SPRING, 0.1, 0.5, "assumption")
        for origin in range(origins)
        for end, w in zip(best, weight, strict=True)
    ]
    for end in best[:2]:
        streams.append(Stream("drugs", 0, int(end), drugs / len(best[:2]), (1.0,) * 12, 0.0, 0.0, "assumption"))
    return streams


def generate(count: int, seed: int, clubs: int = 1) -> Plan:
    """A world of ``count`` states from its own ``seed``; the same on every machine."""
    generator = np.random.Generator(np.random.Philox(seed))
    points = place(count, generator)
    states = make_states(points, clubs, generator)
    borders = make_borders(states, points, generator)
    origins, access = make_origins(states, origin_count(count))
    streams = stream_facts(make_streams(states, len(origins.name)))
    return Plan(states, borders, make_posts(states, borders), origins, access, streams)
