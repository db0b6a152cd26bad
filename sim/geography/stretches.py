"""Cuts borders into stretches, which movers tell apart, and stretches into sectors, which are patrolled."""

import numpy as np

from sim.geography.plan import Border
from sim.tables import BorderKind, SectorFacts, StretchFacts

CORRIDOR_SHARE = 0.25  # share of stretches that are habitual corridors where a map names none; assumption (3 of 12)
# Extra distance per km along the border away from the nearest corridor, and its ceiling. Assumption (calibrated): a
# prototype fitted a gap of 90 km to the first remote sector of 100 km and a span of 224 km beyond it.
ACCESS_PER_KM = 0.9
ACCESS_MAX_KM = 314.0


def pieces(km: float, target_km: float) -> int:
    """Stretches on ``km`` of border."""
    return max(1, round(km / target_km))


def habitual(count: int) -> np.ndarray:
    """Which of ``count`` stretches are corridors by rule: a quarter, evenly spread, at least one."""
    corridors = max(1, round(count * CORRIDOR_SHARE))
    flags = np.zeros(count, bool)
    flags[((np.arange(corridors) + 0.5) * count / corridors).astype(int)] = True
    return flags


def access(km: np.ndarray, corridor: np.ndarray) -> np.ndarray:
    """Extra distance (km) to reach each stretch of one border: along the border from the nearest corridor."""
    if not corridor.any():
        return np.zeros(len(km))
    middle = np.cumsum(km) - km / 2
    off = np.abs(middle[:, None] - middle[corridor][None, :]).min(axis=1)
    return np.minimum(off * ACCESS_PER_KM, ACCESS_MAX_KM)


def cut_border(border: Border, target_km: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Length (km), terrain and corridor flag of each stretch of one border, from end to end."""
    if not border.parts:
        count = pieces(border.km, target_km)
        return np.full(count, border.km / count), np.full(count, border.terrain), habitual(count)
    counts = [pieces(part.km, target_km) for part in border.parts]
    scale = border.km / sum(part.km for part in border.parts)  # parts are measured apart from the whole
    km = np.repeat([part.km * scale / n for part, n in zip(border.parts, counts, strict=True)], counts)
    terrain = np.repeat([part.terrain for part in border.parts], counts)
    return km, terrain, np.repeat([part.corridor for part in border.parts], counts)


def cut_borders(borders: list[Border], target_km: float) -> StretchFacts:
    """The stretches of all land and sea borders; an air border has none."""
    columns: tuple[list, ...] = ([], [], [], [], [])
    for row, border in enumerate(borders):
        if border.kind == BorderKind.AIR:
            continue
        km, terrain, corridor = cut_border(border, target_km)
        found = (np.full(len(km), row), km, terrain, access(km, corridor), corridor)
        for column, values in zip(columns, found, strict=True):
            column.append(values)
    owner, km, terrain, extra, corridor = (np.concatenate(column) for column in columns)
    return StretchFacts(owner.astype(np.int32), km, terrain.astype(np.uint8), extra, corridor.astype(bool))


def cut_stretches(stretches: StretchFacts, cut: int) -> SectorFacts:
    """``cut`` equal sectors of each stretch."""
    owner = np.repeat(np.arange(len(stretches.km), dtype=np.int32), cut)
    return SectorFacts(owner, stretches.km[owner] / cut)
