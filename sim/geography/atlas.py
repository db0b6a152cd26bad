"""The atlas: facts of states, land borders and polygons, read from the files beside it; no network."""

import csv
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np

from sim.tables import LegalFamily

DATA = Path(__file__).parent / "data"
FAMILIES = {
    "civil": LegalFamily.CIVIL,
    "common": LegalFamily.COMMON,
    "islamic": LegalFamily.ISLAMIC,
    "mixed": LegalFamily.MIXED,
    "": LegalFamily.MIXED,
}
ICJ = {"none": 0, "accepts": 1, "with_reservations": 2, "withdrawn": 3}


class State(NamedTuple):
    """Facts of one state or territory; NaN where the source has no figure."""

    iso3: str
    name: str
    sovereign: bool  # 193 UN members, Holy See, Palestine, Kosovo, Taiwan
    lat: float  # degrees, representative point
    lon: float
    area_km2: float
    population: float
    gdp_usd: float  # nominal, at official exchange rates
    gdp_ppp_pc_usd: float
    internet_share: float
    military_share: float  # of GDP
    military_personnel: float  # active
    legal_family: int
    icj: int
    memberships: frozenset[str]
    airports: float
    coastline_km: float
    rule_of_law: float  # WGI 2023, about -2.5 .. 2.5
    control_of_corruption: float
    voice: float  # voice and accountability, same scale
    gdp_growth: float  # log change of GDP in US dollars over the ten years to 2023


class LandBorder(NamedTuple):
    """One land border, a < b."""

    a: str
    b: str
    km: float  # mean of the two sides' reports
    kind: str  # state, territory, disputed
    lat: float  # a point in its middle; NaN where the polygons show none
    lon: float


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a table of the atlas."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def number(text: str) -> float:
    """A field of a table as a number, NaN when empty."""
    return float(text) if text else float("nan")


@cache
def states() -> dict[str, State]:
    """All states and territories by ISO 3166-1 alpha-3 code."""
    governed = {r["iso3"]: tuple(number(r[name]) for name in GOVERNANCE) for r in rows("governance.csv")}
    grown = {r["iso3"]: number(r["gdp_growth"]) for r in rows("economy.csv")}
    unknown = (float("nan"),) * len(GOVERNANCE)
    return {
        row["iso3"]: state(row, governed.get(row["iso3"], unknown), grown.get(row["iso3"], float("nan")))
        for row in rows("states.csv")
    }


def state(row: dict[str, str], governed: tuple[float, ...], gdp_growth: float) -> State:
    """A row of the table of states."""
    return State(
        iso3=row["iso3"], name=row["name"], sovereign=row["state"] == "1", legal_family=FAMILIES[row["legal_family"]],
        icj=ICJ[row["icj"]], memberships=frozenset(row["memberships"].split(";")), gdp_growth=gdp_growth,
        **dict(zip(GOVERNANCE, governed, strict=True)), **{name: number(row[name]) for name in NUMBERS},
    )  # fmt: skip


GOVERNANCE = ("rule_of_law", "control_of_corruption", "voice")
NUMBERS = (
    "lat", "lon", "area_km2", "population", "gdp_usd", "gdp_ppp_pc_usd", "internet_share", "military_share",
    "military_personnel", "airports", "coastline_km",
)  # fmt: skip


@cache
def land_borders() -> dict[tuple[str, str], LandBorder]:
    """All land borders by pair (a < b)."""
    return {
        (r["a"], r["b"]): LandBorder(r["a"], r["b"], float(r["km"]), r["kind"], number(r["lat"]), number(r["lon"]))
        for r in rows("borders.csv")
    }


@cache
def neighbours(iso3: str) -> tuple[str, ...]:
    """States that share a land border with ``iso3`` (undisputed, between sovereign states), sorted."""
    pairs = [pair for pair, border in land_borders().items() if border.kind == "state" and iso3 in pair]
    return tuple(sorted(b if a == iso3 else a for a, b in pairs))


@cache
def world_median(column: str) -> float:
    """Median over sovereign states of a column: what stands for a state whose figure no source gives."""
    return float(np.nanmedian([getattr(s, column) for s in states().values() if s.sovereign]))


@cache
def rings() -> dict[str, list[np.ndarray]]:
    """Outer rings of all states, (n, 2) longitude and latitude in degrees, largest first; read on first use."""
    with np.load(DATA / "polygons.npz") as file:
        codes, first, points = file["iso3"].tolist(), file["first"], file["points"].astype(np.float32) / 100
    by_code: dict[str, list[np.ndarray]] = {}
    for k, iso3 in enumerate(codes):
        by_code.setdefault(iso3, []).append(points[first[k] : first[k + 1]])
    return by_code


def polygons(iso3: str) -> list[np.ndarray]:
    """Rings of one state, (n, 2) longitude and latitude in degrees; empty where the source has none."""
    return rings().get(iso3, [])
