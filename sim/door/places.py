"""What a world knows: codes of its states, names of the origins that people and drugs come from, how many they are."""

from functools import cache
from typing import NamedTuple


class Places(NamedTuple):
    """What settings may name, and what it would lead to."""

    states: frozenset[str]
    origins: frozenset[str]
    club: frozenset[str]  # codes of its members
    persons: float  # who consider setting out in a year
    drugs_kg: float  # sent in a year

    @property
    def members(self) -> int:
        """How many the club has."""
        return len(self.club)


@cache
def places(layout: str, states: int) -> Places:
    """The names of one world; ``states`` counts in a synthetic one."""
    from sim.geography.layout_file import find, load
    from sim.geography.synthetic import DRUGS_KG_PER_MEMBER, PERSONS_PER_MEMBER, origin_count

    if layout == "synthetic":
        codes, origins = (f"S{k:02d}" for k in range(states)), (f"Origin {k}" for k in range(origin_count(states)))
        members = max(1, states // 2)
        club = frozenset(f"S{k:02d}" for k in range(members))
        sent = PERSONS_PER_MEMBER * members, DRUGS_KG_PER_MEMBER * members
        return Places(frozenset(codes), frozenset(origins), club, *sent)
    data = load(find(layout))
    named = frozenset([*data["club"], *data.get("others", [])])
    flows = [sum(s["per_year"] for s in data["streams"] if s["kind"] == kind) for kind in ("persons", "drugs")]
    return Places(named, frozenset(data["origins"]), frozenset(data["club"]), *flows)


@cache
def all_origins() -> frozenset[str]:
    """The origins of every shipped world: a file may serve several."""
    from sim.geography.layout_file import FILES

    worlds = [places(path.stem, 0) for path in sorted(FILES.glob("*.yaml"))] + [places("synthetic", 200)]
    return frozenset().union(*(world.origins for world in worlds))
