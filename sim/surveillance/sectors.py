"""The sectors that a state patrols, as a table."""

import numpy as np

from sim.engine.chance import serial_of
from sim.engine.table import offsets, rows_of, table
from sim.tables import BorderSides, Geography, Sectors, Stretches


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


def make_sectors(
    geo: Geography, sides: BorderSides, stretches: Stretches, corridor_effort: float
) -> tuple[Stretches, Sectors]:
    """The sectors of every stretch, on the guarding side."""
    by_stretch = rows_of(geo.sectors.stretch, len(geo.stretches.km))
    own = [by_stretch[k] for k in laid_out_stretches(geo, sides)]
    counts = np.array([len(o) for o in own])
    stretch = np.repeat(np.arange(len(own)), counts)
    piece = np.concatenate(own).astype(np.int64)
    side = stretches.side[stretch]
    codes, names = geo.states.code, geo.borders.name
    serials = [
        serial_of("sector", codes[sides.state[f]], names[sides.border[f]], str(p - geo_first))
        for f, p, geo_first in zip(side, piece, _first_piece(geo, sides, side), strict=True)
    ]
    row = {(int(f), int(p)): k for k, (f, p) in enumerate(zip(side, piece, strict=True))}
    twin = [row[(int(sides.twin[f]), int(p))] for f, p in zip(side, piece, strict=True)]
    made = table(
        Sectors, len(piece), serial=np.array(serials, np.uint64), stretch=stretch, state=sides.state[side],
        neighbour=sides.neighbour[side], twin=twin, kind=sides.kind[side], terrain=stretches.terrain[stretch],
        external=sides.internal[side] == 0, km=geo.sectors.km[piece],
    )  # fmt: skip
    share = static_shares(made, stretches, corridor_effort)
    made = made._replace(share=share, plan=share.copy())
    stretches = stretches._replace(first_sector=offsets(counts).astype(np.int32), sectors=counts.astype(np.int32))
    return stretches, made


def _first_piece(geo: Geography, sides: BorderSides, side: np.ndarray) -> np.ndarray:
    """The first laid-out sector of each row's border, so that serials count from it."""
    border_of_piece = geo.stretches.border[geo.sectors.stretch]
    first = np.full(len(geo.borders.a), 0, np.int64)
    for k in range(len(border_of_piece) - 1, -1, -1):
        first[border_of_piece[k]] = k
    return first[sides.border[side]]


def laid_out_stretches(geo: Geography, sides: BorderSides) -> np.ndarray:
    """The laid-out stretch of each row of the table of stretches: each side has those of its border."""
    by_border = rows_of(geo.stretches.border, len(geo.borders.a))
    return np.concatenate([by_border[k] for k in sides.border]).astype(np.int64)
