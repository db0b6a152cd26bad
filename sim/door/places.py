"""Names that a world knows: codes of its states and names of the origins that people and drugs come from."""

from functools import cache
from typing import NamedTuple


class Places(NamedTuple):
    """What settings may name."""

    states: frozenset[str]
    origins: frozenset[str]
    members: int  # of the club


@cache
def places(layout: str, states: int) -> Places:
    """The names of one world; ``states`` counts in a synthetic one."""
    from sim.geography.layout_file import find, load
    from sim.geography.synthetic import origin_count

    if layout == "synthetic":
        codes, origins = (f"S{k:02d}" for k in range(states)), (f"Origin {k}" for k in range(origin_count(states)))
        return Places(frozenset(codes), frozenset(origins), max(1, states // 2))
    data = load(find(layout))
    return Places(frozenset([*data["club"], *data.get("others", [])]), frozenset(data["origins"]), len(data["club"]))


@cache
def all_origins() -> frozenset[str]:
    """The origins of every shipped world: a file may serve several."""
    from sim.geography.layout_file import FILES

    worlds = [places(path.stem, 0) for path in sorted(FILES.glob("*.yaml"))] + [places("synthetic", 200)]
    return frozenset().union(*(world.origins for world in worlds))
