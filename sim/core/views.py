"""What movers' kernels read of wide tables: the same columns under the same names, and no others."""

from typing import Any, NamedTuple

from sim.tables import Code, Count, Index, Real, Share, Small, Word, view


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


class CrossedNetworks(NamedTuple):
    """Which network guides, and where."""

    first_site: Index
    sites: Index
    share: Share


class BookedSectors(NamedTuple):
    """A sector's books."""

    seen: Count
    caught: Count
    joint_share: Share


class BookedStreams(NamedTuple):
    """What the books need of a stream."""

    kind: Code
    lot_g: Real


class BookedNetworks(NamedTuple):
    """A network's books."""

    fee_usd: Real
    clients: Count
    losses: Count


def crossed(w: Any) -> tuple[Any, ...]:
    """The tables of ``w`` (a world, or anything with tables of those names) as ``crossing.cross`` takes them."""
    return (
        w.movers, w.crossings, view(CrossedStreams, w.streams), w.routes, w.legs, w.ways, w.cells,
        view(CrossedFronts, w.fronts), w.stretches, view(CrossedSectors, w.sectors), view(CrossedPosts, w.posts),
        view(CrossedNetworks, w.networks), w.sites, view(CrossedStates, w.states), w.alerts,
    )  # fmt: skip
