"""Borders seen from each side, and their stretches, as tables."""

import numpy as np

from sim.engine.table import offsets, rows_of, table
from sim.tables import BorderKind, BorderSides, Geography, Stretches


def make_sides(geo: Geography) -> BorderSides:
    """One row a border and side, ordered by the state entered and then by border."""
    b = geo.borders
    sides = sorted(
        [(int(b.a[k]), k, int(b.b[k])) for k in range(len(b.a))]
        + [(int(b.b[k]), k, int(b.a[k])) for k in range(len(b.a)) if b.kind[k] != BorderKind.AIR]
    )
    state, border, neighbour = (np.array(column, np.int64) for column in zip(*sides, strict=True))
    row = {(int(s), int(k)): f for f, (s, k) in enumerate(zip(state, border, strict=True))}
    twin = [row[(int(n), int(k))] for n, k in zip(neighbour, border, strict=True)]
    kind = b.kind[border]
    member = geo.states.member.astype(bool)
    inside = geo.states.inside(state, neighbour) & (kind != BorderKind.AIR)
    return table(
        BorderSides, len(state), border=border, twin=twin, state=state, neighbour=neighbour, kind=kind,
        focus=member[state] & ~inside, internal=inside, controlled=np.where(inside, 0, 2),
        passage_km=b.passage_km[border],
    )  # fmt: skip


def make_stretches(geo: Geography, sides: BorderSides) -> tuple[BorderSides, Stretches]:
    """The stretches of every side."""
    own = laid_out_stretches(geo, sides)
    counts = np.array([len(o) for o in own])
    source = np.concatenate(own).astype(np.int64)
    side = np.repeat(np.arange(len(own)), counts)
    km = geo.stretches.km[source]
    length = np.bincount(side, km, len(own))
    sides = sides._replace(first_stretch=offsets(counts).astype(np.int32), stretches=counts.astype(np.int32))
    made = table(
        Stretches, len(source), side=side, km=km, access_km=geo.stretches.access_km[source],
        terrain=geo.stretches.terrain[source], corridor=geo.stretches.corridor[source], size=km / length[side],
    )  # fmt: skip
    return sides, made


def laid_out_stretches(geo: Geography, sides: BorderSides) -> list[np.ndarray]:
    """Rows of the laid-out stretches of each side's border."""
    by_border = rows_of(geo.stretches.border, len(geo.borders.a))
    return [by_border[k] for k in sides.border]
