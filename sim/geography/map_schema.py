"""What a map file may hold: every entry with its form and range, checked before anything is laid out."""

import json
import re
from typing import Annotated, Any, Literal

from pydantic import Field, ValidationError, field_validator

from sim.settings import Settings

Km = Annotated[float, Field(ge=0, le=50_000)]
Yearly = Annotated[float, Field(ge=0, le=1e10)]  # persons, trucks
Share = Annotated[float, Field(ge=0, le=1)]
Place = tuple[Annotated[float, Field(ge=-90, le=90)], Annotated[float, Field(ge=-180, le=180)]]  # lat, lon
Volume = tuple[Yearly, Yearly]  # persons, trucks
Terrain = Literal["open", "forest", "desert", "mountain", "water"]
Month = Annotated[float, Field(ge=0, le=100)]
Months = Annotated[tuple[Month, ...], Field(min_length=12, max_length=12)]
Sea = tuple[Km, Km, float, float] | tuple[Km, Km, float, float, str]  # km guarded, km across, lat, lon, known route


class Origin(Settings):
    """Where people and drugs come from, and the states that they reach first, in km."""

    at: Place
    access: Annotated[dict[str, Km], Field(min_length=1)]


class Flow(Settings):
    """Persons or kilograms of goods a year from an origin, parted among destinations."""

    origin: str
    kind: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,31}$")]  # persons, drugs, or goods that the scenario names
    per_year: Annotated[float, Field(ge=0, le=1e9)]
    to: Annotated[dict[str, Annotated[float, Field(gt=0)]], Field(min_length=1)]
    season: str = ""
    legal_access: Share = 0.0
    protection_share: Share = 0.0
    source: Annotated[str, Field(min_length=1)]


class Land(Settings):
    """What the file says of land borders, by name."""

    points: dict[str, Place] = {}
    detours: dict[str, Km] = {}
    terrain: dict[Terrain, tuple[str, ...]] = {}
    parts: dict[str, tuple[tuple[str, Km, Terrain, bool], ...]] = {}
    known_routes: dict[str, tuple[str, ...]] = {}


class MapFile(Settings):
    """A map file."""

    title: str = ""
    club: Annotated[tuple[str, ...], Field(min_length=1)]
    further_clubs: tuple[Annotated[tuple[str, ...], Field(min_length=1)], ...] = ()
    others: tuple[str, ...] = ()
    points: dict[str, Place] = {}
    land: Land = Land()
    sea: dict[str, Sea] = {}
    shunned: dict[str, Km] = {}
    volumes: dict[str, Volume] = {}
    ports: dict[str, dict[str, dict[str, Volume]]] = {}
    air: dict[str, Yearly] = {}
    seasons: dict[str, Months] = {}
    origins: Annotated[dict[str, Origin], Field(min_length=1)]
    streams: Annotated[tuple[Flow, ...], Field(min_length=1)]

    @field_validator("seasons")
    @classmethod
    def _not_all_zero(cls, seasons: dict[str, Months]) -> dict[str, Months]:
        nothing = [name for name, months in seasons.items() if not any(months)]
        if nothing:
            raise ValueError(f"'{nothing[0]}' is zero in every month")
        return seasons


def fault_of(data: Any) -> str:
    """What is wrong with the content of a map file, with what was given; nothing when it can be read."""
    if not isinstance(data, dict):
        return f"must be a mapping of entries, not {str(data)[:60]}"
    try:
        MapFile.model_validate_json(json.dumps(data), strict=True)
    except (TypeError, ValueError) as error:
        if not isinstance(error, ValidationError):
            return f"it holds what is no plain value ({error})"
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        wrong = re.sub("^(Input|Dictionary|Tuple) should", "must", first["msg"].removeprefix("Value error, "))
        wrong = {"extra_forbidden": "unknown entry", "missing": "is missing"}.get(first["type"], wrong)
        return f"{where}: {wrong}" + ("" if first["type"] == "missing" else f" (got {str(first['input'])[:60]})")
    return ""
