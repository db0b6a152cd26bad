"""What movers' kernels read of wide tables: the same columns under the same names, and no others."""

from operator import attrgetter, is_
from typing import Any, NamedTuple

from sim.core.slate import blank
from sim.tables import (
    Cells,
    Code,
    Count,
    Fronts,
    Index,
    Networks,
    Posts,
    Real,
    Routes,
    Sectors,
    Share,
    Sites,
    Small,
    States,
    Streams,
    Stretches,
    Ways,
    Word,
    view,
)  # fmt: skip


class CrossedFronts(NamedTuple):
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
    found: Word


class CrossedStates(NamedTuple):
    """What a state does with whom it has arrested."""

    returned: Share
    held: Share
    pushback: Share


class CrossedStreams(NamedTuple):
    """Where a mover comes from, and how it may choose."""

    kind: Code
    air_front: Index
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


class CrossedWays(NamedTuple):
    """Where the places of a community at a front stand."""

    first_cell: Index
    cells: Index


class CrossedCells(NamedTuple):
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
    Fronts: CrossedFronts, Sectors: CrossedSectors, Posts: CrossedPosts, States: CrossedStates,
    Streams: CrossedStreams, Networks: CrossedNetworks, Routes: CrossedRoutes, Ways: CrossedWays,
    Cells: CrossedCells, Stretches: CrossedStretches, Sites: CrossedSites,
}  # fmt: skip
CROSSED = ("movers", "crossings", "streams", "routes", "legs", "ways", "cells", "fronts", "stretches", "sectors",
           "posts", "networks", "sites", "states", "alerts")  # fmt: skip


class BookedSectors(NamedTuple):
    """A sector's books."""

    seen: Count
    caught: Count
    joint_share: Share


class BookedCells(NamedTuple):
    """What communities will learn from."""

    tried: Count
    caught: Count


class BookedSites(NamedTuple):
    """What networks will learn from."""

    network: Index
    tried: Count
    caught: Count


class BookedStreams(NamedTuple):
    """What the books need of a stream."""

    kind: Code
    lot_g: Real


class BookedNetworks(NamedTuple):
    """A network's books."""

    fee_usd: Real
    clients: Count
    losses: Count


def narrow(w: Any, name: str, kind: Any) -> Any:
    """The columns of table ``name`` of a world that ``kind`` names.

    The view is kept in ``w.lookup`` until the table is replaced, as by growth or when a run is restored: a verb is
    quicker on a view that it knows.
    """
    wide = getattr(w, name)
    before, kept = w.lookup.get((name, kind), (None, None))
    if before is not wide:
        kept = view(kind, wide)
        w.lookup[name, kind] = wide, kept
    return kept


def crossed(w: Any) -> tuple[Any, ...]:
    """The tables of ``w`` (a world, or anything with tables of those names) as ``crossing.cross`` takes them.

    They are kept in ``w.lookup`` until a table is replaced, as by growth or when a run is restored.
    """
    wide = _tables_crossed(w)
    before, narrow = w.lookup.get("crossed", ((), ()))
    if len(before) == len(wide) and all(map(is_, before, wide)):
        return narrow
    movers, crossings, *others = wide
    narrow = (movers, crossings, blank(len(movers.serial)), *map(_narrowed, others))
    w.lookup["crossed"] = wide, narrow
    return narrow


_tables_crossed = attrgetter(*CROSSED)


def _narrowed(wide: Any) -> Any:
    kind = VIEWS.get(type(wide))
    return wide if kind is None else view(kind, wide)
