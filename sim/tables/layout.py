"""What a laid-out world consists of: plain columns, one NamedTuple for each kind of thing, no behaviour."""

from enum import IntEnum
from typing import Any, NamedTuple

import numpy as np


class BorderKind(IntEnum):
    """Kinds of border, and of border crossing point."""

    LAND = 0
    SEA = 1
    AIR = 2


class Terrain(IntEnum):
    """Terrain of a stretch of border."""

    OPEN = 0
    FOREST = 1
    DESERT = 2
    MOUNTAIN = 3
    WATER = 4


class LegalFamily(IntEnum):
    """Family of a state's law."""

    CIVIL = 0
    COMMON = 1
    ISLAMIC = 2
    MIXED = 3


class StateFacts(NamedTuple):
    """Facts of each state of the world; one row a state."""

    code: list[str]  # ISO 3166-1 alpha-3 (synthetic worlds: S00, S01 ...)
    name: list[str]
    club: np.ndarray  # number of its club, 0 the first; -1 none
    lat: np.ndarray  # degrees, representative point
    lon: np.ndarray
    population: np.ndarray  # persons
    gdp_usd: np.ndarray  # nominal
    gdp_ppp_pc_usd: np.ndarray
    rule_of_law: np.ndarray  # WGI, standard normal, about -2.5 .. 2.5
    control_of_corruption: np.ndarray  # WGI, same scale
    voice: np.ndarray  # WGI, voice and accountability, same scale
    gdp_growth: np.ndarray  # log change of nominal GDP over ten years
    internet_share: np.ndarray  # share of population online
    military_share: np.ndarray  # military spending, share of GDP
    legal_family: np.ndarray  # CIVIL .. MIXED
    icj: np.ndarray  # 0 no compulsory jurisdiction, 1 accepts, 2 with reservations, 3 withdrawn
    airports: np.ndarray  # number of airports
    coastline_km: np.ndarray

    @property
    def member(self) -> np.ndarray:
        """(states,) bool, in a club whose external border the world is about."""
        return self.club >= 0

    def inside(self, a: Any, b: Any) -> Any:
        """Whether states ``a`` and ``b`` (rows, any shape) are of one club."""
        return (self.club[a] >= 0) & (self.club[a] == self.club[b])


class BorderFacts(NamedTuple):
    """Borders: pairs of states (a < b) for land and sea; the external air border of a state has a == b."""

    a: np.ndarray  # row of a state
    b: np.ndarray
    kind: np.ndarray  # LAND, SEA, AIR
    km: np.ndarray  # length of the land border, or of the guarded sea side; 0 for air
    passage_km: np.ndarray  # distance to cross: 0 on land, the sea passage, 0 by air
    name: list[str]
    known_route: list[str]  # known route under which a detection here is filed ("Central Mediterranean"); "" none
    lat: np.ndarray  # degrees, a point of the border
    lon: np.ndarray


class StretchFacts(NamedTuple):
    """Parts of a green or blue border that movers tell apart and hold beliefs about."""

    border: np.ndarray
    km: np.ndarray
    terrain: np.ndarray  # OPEN .. WATER
    access_km: np.ndarray  # extra distance to reach this stretch, compared with the easiest of its border
    corridor: np.ndarray  # bool, one of the border's habitual crossing corridors


class SectorFacts(NamedTuple):
    """Sectors: the pieces that are patrolled. A stretch is cut into one or more equal sectors."""

    stretch: np.ndarray
    km: np.ndarray


class PostFacts(NamedTuple):
    """Border crossing points, each on one state's side, checking entries into that state."""

    state: np.ndarray  # row of the state whose officers check
    border: np.ndarray  # row of the border (land, sea, or the state's air border)
    mode: np.ndarray  # LAND, SEA, AIR
    travellers_per_year: np.ndarray  # persons entering, all
    trucks_per_year: np.ndarray  # entering (containers for sea posts)
    desks: np.ndarray  # staffed first-line desks on an ordinary day
    truck_lanes: np.ndarray  # staffed cargo lanes
    name: list[str]


class OriginFacts(NamedTuple):
    """Source regions: where people and consignments set out; they lie outside the world's politics."""

    name: list[str]
    lat: np.ndarray
    lon: np.ndarray


class StreamFacts(NamedTuple):
    """Flows that set out: exogenous to policy, seasonal, by origin and destination."""

    kinds: list[str]  # what streams of this world carry: persons, and goods by name
    kind: np.ndarray  # row of ``kinds``
    origin: np.ndarray  # row of OriginFacts
    destination: np.ndarray  # row of StateFacts
    per_year: np.ndarray  # persons who consider setting out; consignments (kg) for drugs
    month_factor: np.ndarray  # (streams, 12), mean 1
    legal_access: np.ndarray  # share of persons who could travel legally (visa-free or visa obtainable)
    protection_share: np.ndarray  # share who would claim international protection
    source: list[str]  # where per_year comes from, or "assumption"


class RouteFacts(NamedTuple):
    """Routes: for each stream several, each a sequence of legs."""

    stream: np.ndarray
    first_leg: np.ndarray  # row of the first leg; a route's legs stand together
    legs: np.ndarray  # number of legs, at least 1
    km: np.ndarray  # whole travel distance
    name: list[str]


class LegFacts(NamedTuple):
    """Legs: one border crossing each, in order."""

    border: np.ndarray
    into: np.ndarray  # row of the state entered
    km: np.ndarray  # distance to this crossing from the origin or the crossing before


class Geography(NamedTuple):
    """A laid-out world."""

    states: StateFacts
    borders: BorderFacts
    stretches: StretchFacts
    sectors: SectorFacts
    posts: PostFacts
    origins: OriginFacts
    streams: StreamFacts
    routes: RouteFacts
    legs: LegFacts
    state_km: np.ndarray  # (states, states) distance between representative points
