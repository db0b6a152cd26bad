"""Borders seen from each side: fronts, stretches, sectors and posts as tables, a state's rows together."""

import numpy as np

from sim.core.chance import serial_of, threshold
from sim.geography.layout import AIR, LAND, SEA, Geography
from sim.tables import Fronts, Posts, Sectors, Stretches, table


def offsets(counts: np.ndarray) -> np.ndarray:
    """First row of each run of ``counts`` rows."""
    return np.concatenate([[0], np.cumsum(counts)[:-1]]).astype(np.int64) if len(counts) else np.zeros(0, np.int64)


def rows_of(groups: np.ndarray, n: int) -> list[np.ndarray]:
    """For each of ``n`` groups the rows that belong to it, in order."""
    return [np.flatnonzero(groups == g) for g in range(n)]


def make_fronts(geo: Geography, society) -> Fronts:
    """One row a border and side, ordered by the state entered and then by border."""
    b = geo.borders
    sides = sorted(
        [(int(b.a[k]), k, int(b.b[k])) for k in range(len(b.a))]
        + [(int(b.b[k]), k, int(b.a[k])) for k in range(len(b.a)) if b.kind[k] != AIR]
    )
    state, border, neighbour = (np.array(column, np.int64) for column in zip(*sides, strict=True))
    row = {(int(s), int(k)): f for f, (s, k) in enumerate(zip(state, border, strict=True))}
    twin = [row[(int(n), int(k))] for n, k in zip(neighbour, border, strict=True)]
    kind = b.kind[border]
    member = geo.states.member.astype(bool)
    inside = member[state] & member[neighbour] & (kind != AIR)
    deaths = np.where(
        kind == SEA, society.sea_death_per_100km * b.passage_km[border] / 100.0, society.land_death_per_attempt
    )
    return table(
        Fronts, len(state), border=border, twin=twin, state=state, neighbour=neighbour, kind=kind,
        focus=member[state] & ~inside, internal=inside, controlled=np.where(inside, 0, 2),
        passage_km=b.passage_km[border], danger=[threshold(min(d, 0.2)) for d in deaths],
    )  # fmt: skip


def make_stretches(geo: Geography, fronts: Fronts) -> tuple[Fronts, Stretches, np.ndarray]:
    """The stretches of every front; also which laid-out stretch each row is."""
    by_border = rows_of(geo.stretches.border, len(geo.borders.a))
    own = [by_border[k] for k in fronts.border]
    counts = np.array([len(o) for o in own])
    source = np.concatenate(own).astype(np.int64)
    front = np.repeat(np.arange(len(own)), counts)
    km = geo.stretches.km[source]
    length = np.bincount(front, km, len(own))
    fronts = fronts._replace(first_stretch=offsets(counts).astype(np.int32), stretches=counts.astype(np.int32))
    made = table(
        Stretches, len(source), front=front, km=km, access_km=geo.stretches.access_km[source],
        terrain=geo.stretches.terrain[source], corridor=geo.stretches.corridor[source], size=km / length[front],
    )  # fmt: skip
    return fronts, made, source


def static_shares(sectors: Sectors, stretches: Stretches, corridor_effort: float) -> np.ndarray:
    """Each sector's share of its state's units: by length, and beyond that on habitual corridors.

    Units of each kind (patrols, boats; mobile ones at internal borders) are shared apart.
    """
    share = np.zeros(len(sectors.km))
    corridor = stretches.corridor[sectors.stretch] == 1
    group = sectors.state.astype(np.int64) * 4 + sectors.kind * 2 + sectors.external
    for g in np.unique(group):
        rows = np.flatnonzero(group == g)
        by_length = sectors.km[rows] / sectors.km[rows].sum()
        habitual = by_length * corridor[rows]
        extra = corridor_effort if habitual.sum() > 0 else 0.0
        share[rows] = (1 - extra) * by_length + (extra * habitual / habitual.sum() if extra else 0.0)
    return share


def make_sectors(geo: Geography, fronts: Fronts, stretches: Stretches, source, corridor_effort: float):
    """The sectors of every stretch, on the guarding side."""
    by_stretch = rows_of(geo.sectors.stretch, len(geo.stretches.km))
    own = [by_stretch[k] for k in source]
    counts = np.array([len(o) for o in own])
    stretch = np.repeat(np.arange(len(own)), counts)
    piece = np.concatenate(own).astype(np.int64)
    front = stretches.front[stretch]
    codes, names = geo.states.code, geo.borders.name
    serials = [
        serial_of("sector", codes[fronts.state[f]], names[fronts.border[f]], str(p - geo_first))
        for f, p, geo_first in zip(front, piece, _first_piece(geo, fronts, front), strict=True)
    ]
    row = {(int(f), int(p)): k for k, (f, p) in enumerate(zip(front, piece, strict=True))}
    twin = [row[(int(fronts.twin[f]), int(p))] for f, p in zip(front, piece, strict=True)]
    made = table(
        Sectors, len(piece), serial=np.array(serials, np.uint64), stretch=stretch, state=fronts.state[front],
        neighbour=fronts.neighbour[front], twin=twin, kind=fronts.kind[front], terrain=stretches.terrain[stretch],
        external=fronts.internal[front] == 0, km=geo.sectors.km[piece],
    )  # fmt: skip
    share = static_shares(made, stretches, corridor_effort)
    made = made._replace(share=share, plan=share.copy())
    stretches = stretches._replace(first_sector=offsets(counts).astype(np.int32), sectors=counts.astype(np.int32))
    return stretches, made


def _first_piece(geo: Geography, fronts: Fronts, front: np.ndarray) -> np.ndarray:
    """The first laid-out sector of each row's border, so that serials count from it."""
    border_of_piece = geo.stretches.border[geo.sectors.stretch]
    first = np.full(len(geo.borders.a), 0, np.int64)
    for k in range(len(border_of_piece) - 1, -1, -1):
        first[border_of_piece[k]] = k
    return first[fronts.border[front]]


def make_posts(geo: Geography, fronts: Fronts, desks: np.ndarray) -> tuple[Fronts, Posts]:
    """Border crossing points, those of a front together; ``desks`` is the factor on each state's desks."""
    p = geo.posts
    front_of = {(int(s), int(b)): f for f, (s, b) in enumerate(zip(fronts.state, fronts.border, strict=True))}
    front = np.array([front_of[(int(s), int(b))] for s, b in zip(p.state, p.border, strict=True)], np.int64)
    order = np.argsort(front, kind="stable")
    front = front[order]
    counts = np.bincount(front, minlength=len(fronts.border))
    daily = p.travellers_per_year[order] / 365.0
    whole = np.bincount(front, daily, len(fronts.border))
    choice = np.zeros(len(order))
    running = 0.0
    for k, f in enumerate(front):
        running = (0.0 if k == 0 or front[k - 1] != f else running) + daily[k]
        choice[k] = running / whole[f] if whole[f] > 0 else 1.0
    codes = geo.states.code
    serials = [serial_of("post", codes[p.state[k]], geo.borders.name[p.border[k]], p.name[k], str(k)) for k in order]
    made = table(
        Posts, len(order), serial=np.array(serials, np.uint64), front=front, state=p.state[order], mode=p.mode[order],
        travellers_day=daily, trucks_day=p.trucks_per_year[order] / 365.0, lanes=p.truck_lanes[order],
        desks=p.desks[order] * desks[p.state[order]], choice=choice,
    )  # fmt: skip
    return fronts._replace(first_post=offsets(counts).astype(np.int32), posts=counts.astype(np.int32)), made


def length_by_state(fronts: Fronts, stretches: Stretches, states: int, external: bool) -> dict[int, np.ndarray]:
    """Guarded km of each state, land and sea, at external or at internal borders."""
    rows = fronts.internal[stretches.front] == (0 if external else 1)
    state, kind = fronts.state[stretches.front], fronts.kind[stretches.front]
    return {
        mode: np.bincount(state[rows & (kind == mode)], stretches.km[rows & (kind == mode)], states)
        for mode in (LAND, SEA)
    }
