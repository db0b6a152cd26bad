"""What movers' kernels read of wide tables: the same columns under the same names, and no others."""

from operator import attrgetter
from typing import NamedTuple

from sim.engine.narrow import kept_group
from sim.engine.table import Code, Index, Real, Share, Small, Word, view
from sim.movers.batch import Batch, batch
from sim.tables import Alerts, Crossings, Legs, Movers, Retry
from sim.world import World


class CrossedSides(NamedTuple):
    """Border sides as a mover meets them."""

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

    person: Code
    tries_again: Code
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
    """Where the places of a community at a border side stand."""

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


class People(NamedTuple):
    """Who is on the way, and what happens to them today."""

    movers: Movers
    crossings: Crossings
    batch: Batch


class Ways(NamedTuple):
    """Where people come from, and what they choose among."""

    streams: CrossedStreams
    routes: CrossedRoutes
    legs: Legs
    choice_sets: CrossedChoiceSets
    alternatives: CrossedAlternatives


class Borders(NamedTuple):
    """Borders with their surveillance, their posts, and the networks that guide across them."""

    sides: CrossedSides
    stretches: CrossedStretches
    sectors: CrossedSectors
    posts: CrossedPosts
    networks: CrossedNetworks
    sites: CrossedSites


class Authorities(NamedTuple):
    """What authorities know of people, and what they do with those whom they stop."""

    judiciary: CrossedJudiciaries
    alerts: Alerts
    visibility: Share  # (kinds, issuers, users) of alerts
    latency: Real  # (issuers, users) days
    readmission: Share  # (states that take back, states that return)
    retry: Retry
    find_share: float  # of lots that are found where officers know of them


def crossed(w: World) -> tuple[People, Ways, Borders, Authorities]:
    """The tables of a world as ``crossing.cross`` takes them."""
    return kept_group(w, "crossed", _tables_crossed(w), lambda: (
        People(w.movers, w.crossings, batch(len(w.movers.serial))),
        Ways(
            view(CrossedStreams, w.streams), view(CrossedRoutes, w.routes), w.legs,
            view(CrossedChoiceSets, w.choice_sets), view(CrossedAlternatives, w.alternatives),
        ),
        Borders(
            view(CrossedSides, w.sides), view(CrossedStretches, w.stretches), view(CrossedSectors, w.sectors),
            view(CrossedPosts, w.posts), view(CrossedNetworks, w.networks), view(CrossedSites, w.sites),
        ),
        Authorities(
            view(CrossedJudiciaries, w.judiciary), w.alerts, w.dyads.alert_visibility, w.dyads.latency,
            w.law.readmission, w.retry, w.customs.found_share,
        ),
    ))  # fmt: skip


_tables_crossed = attrgetter(
    "movers", "crossings", "streams", "routes", "legs", "choice_sets", "alternatives", "sides", "stretches", "sectors",
    "posts", "networks", "sites", "judiciary", "alerts", "dyads", "law", "retry", "customs",
)  # fmt: skip
