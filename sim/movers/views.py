"""What movers' kernels read of wide tables: the same columns under the same names, and no others."""

from operator import attrgetter, is_
from typing import Any, NamedTuple

from sim.engine.table import Code, Index, Share, Small, Word, view
from sim.movers.batch import blank
from sim.tables import (
    Alternatives,
    BorderSides,
    ChoiceSets,
    Judiciaries,
    Networks,
    Posts,
    Routes,
    Sectors,
    Sites,
    Streams,
    Stretches,
)


class CrossedSides(NamedTuple):
    """Fronts as a mover meets them."""

    state: Small
    neighbour: Small
    controlled: Code
    danger: Word
    first_post: Index
    posts: Index
    first_network: Index
    networks: Index
    guides: Index


class CrossedSectors(NamedTuple):
    """Today's chances of a sector."""

    seen_alone: Word
    caught_alone: Word
    seen_guided: Word
    caught_guided: Word


class CrossedPosts(NamedTuple):
    """Today's chances of a post."""

    choice: Share
    refuse: Word
    find_chance: Word


class CrossedJudiciaries(NamedTuple):
    """What a state does with whom it has arrested."""

    returned: Share
    held: Share
    pushback: Share


class CrossedStreams(NamedTuple):
    """Where a mover comes from, and how it may choose."""

    kind: Code
    air_side: Index
    legal_access: Share
    protection: Share
    first_route: Index
    routes: Index
    modes: Share
    modes_legal: Share


class CrossedRoutes(NamedTuple):
    """The legs of a route, and how it is chosen."""

    first_leg: Index
    legs: Index
    alone: Share
    guided: Share


class CrossedChoiceSets(NamedTuple):
    """Where the places of a community at a front stand."""

    first_alternative: Index
    alternatives: Index


class CrossedAlternatives(NamedTuple):
    """Places, and how they are chosen."""

    stretch: Index
    post: Index
    choice: Share


class CrossedStretches(NamedTuple):
    """The sectors of a stretch."""

    first_sector: Index
    sectors: Index


class CrossedSites(NamedTuple):
    """Places of networks, and how they are chosen."""

    stretch: Index
    choice: Share


class CrossedNetworks(NamedTuple):
    """Which network guides, and where."""

    first_site: Index
    sites: Index
    share: Share


VIEWS = {
    BorderSides: CrossedSides, Sectors: CrossedSectors, Posts: CrossedPosts, Judiciaries: CrossedJudiciaries,
    Streams: CrossedStreams, Networks: CrossedNetworks, Routes: CrossedRoutes, ChoiceSets: CrossedChoiceSets,
    Alternatives: CrossedAlternatives, Stretches: CrossedStretches, Sites: CrossedSites,
}  # fmt: skip
CROSSED = ("movers", "crossings", "streams", "routes", "legs", "choice_sets", "alternatives", "sides", "stretches", "sectors",
           "posts", "networks", "sites", "judiciary", "alerts")  # fmt: skip


def crossed(w: Any) -> tuple[Any, ...]:
    """The tables of ``w`` (a world, or anything with tables of those names) as ``crossing.cross`` takes them.

    They are kept in ``w.views`` until a table is replaced, as by growth or when a run is restored.
    """
    wide = _tables_crossed(w)
    before, narrow = w.views.get("crossed", ((), ()))
    if len(before) == len(wide) and all(map(is_, before, wide)):
        return narrow
    movers, crossings, *others = wide
    narrow = (movers, crossings, blank(len(movers.serial)), *map(_narrowed, others))
    w.views["crossed"] = wide, narrow
    return narrow


_tables_crossed = attrgetter(*CROSSED)


def _narrowed(wide: Any) -> Any:
    kind = VIEWS.get(type(wide))
    return wide if kind is None else view(kind, wide)
