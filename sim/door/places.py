"""What a world knows: codes of its states, names of the origins that people and drugs come from, how many they are."""

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sim.config import Config


class Places(NamedTuple):
    """What settings may name, and what it would lead to."""

    states: frozenset[str]
    origins: frozenset[str]
    clubs: tuple[frozenset[str], ...]  # codes of the members of each club
    kinds: frozenset[str]  # what streams carry
    persons: float  # who consider setting out in a year
    drugs_kg: float  # sent in a year

    @property
    def members(self) -> int:
        """How many the largest club has."""
        return max(len(club) for club in self.clubs)


def here(config: "Config") -> Places:
    """What the world of a configuration knows."""
    return places(config.world.layout, config.world.states, config.world.clubs)


@cache
def places(layout: str, states: int, clubs: int = 1) -> Places:
    """The names of one world; ``states`` counts in a synthetic one."""
    from sim.geography.layout_file import find, load
    from sim.geography.synthetic import DRUGS_KG_PER_MEMBER, PERSONS_PER_MEMBER, origin_count

    if layout == "synthetic":
        codes, origins = (f"S{k:02d}" for k in range(states)), (f"Origin {k}" for k in range(origin_count(states)))
        members = max(clubs, states // 2)
        number = [k * clubs // members for k in range(members)]
        parted = tuple(frozenset(f"S{k:02d}" for k in range(members) if number[k] == c) for c in range(clubs))
        sent = PERSONS_PER_MEMBER * members, DRUGS_KG_PER_MEMBER * members
        return Places(frozenset(codes), frozenset(origins), parted, frozenset({"persons", "drugs"}), *sent)
    data = load(find(layout))
    parted = tuple(frozenset(club) for club in (data["club"], *data.get("further_clubs", [])))
    named = frozenset().union(*parted, data.get("others", []))
    kinds = frozenset(stream["kind"] for stream in data["streams"])
    flows = [sum(s["per_year"] for s in data["streams"] if s["kind"] == kind) for kind in ("persons", "drugs")]
    return Places(named, frozenset(data["origins"]), parted, kinds, *flows)


@cache
def all_origins() -> frozenset[str]:
    """The origins of every shipped world: a file may serve several."""
    from sim.geography.layout_file import FILES

    worlds = [places(path.stem, 0) for path in sorted(FILES.glob("*.yaml"))] + [places("synthetic", 200)]
    return frozenset().union(*(world.origins for world in worlds))
