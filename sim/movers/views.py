"""Columns of wide tables that the kernels of movers read: under the same names, and no others."""

from typing import NamedTuple

from sim.engine.table import Code, Index, Real, Share, Small, Word
from sim.movers.batch import Batch
from sim.tables import Alerts, Crossings, Movers, Retry


class CrossedSides(NamedTuple):
    """A border side, and the posts and networks there."""

    state: Small
    neighbour: Small
    controlled: Code
    danger: Word
    afloat: Word
    first_post: Index
    posts: Index
    first_network: Index
    networks: Index
    guides: Index


class CrossedSectors(NamedTuple):
    """Today's chances of detection and interception in a sector, and of being stopped before the border."""

    prevented: Word
    seen_alone: Word
    caught_alone: Word
    seen_guided: Word
    caught_guided: Word


class CrossedPosts(NamedTuple):
    """Today's chances of refusal and of a find at a post."""

    choice: Share
    refuse: Word
    find_chance: Word


class CrossedJudiciaries(NamedTuple):
    """What a state does with persons whom it has arrested."""

    returned: Share
    held: Share
    pushback: Share


class CrossedStreams(NamedTuple):
    """Streams, and the shares with which their movers choose modes."""

    person: Code
    tries_again: Code
    air_side: Index
    first_gate: Index
    gates: Index
    legal_access: Share
    protection: Share
    first_route: Index
    routes: Index
    junction: Index
    modes: Share
    modes_legal: Share


class CrossedGates(NamedTuple):
    """Borders of the legal channel, and the shares with which they are chosen."""

    side: Index
    choice: Share


class CrossedRoutes(NamedTuple):
    """The legs of a route."""

    first_leg: Index
    legs: Index


class CrossedLegs(NamedTuple):
    """One border crossing of a route."""

    choice_set: Index
    side: Index
    days: Small
    last: Code
    route: Index
    junction: Index


class CrossedJunctions(NamedTuple):
    """The ways on from a junction."""

    first_onward: Index
    onward: Index


class CrossedOnward(NamedTuple):
    """A way on, and the shares with which it is chosen."""

    leg: Index
    alone: Share
    guided: Share


class CrossedChoiceSets(NamedTuple):
    """The alternatives of a choice set."""

    first_alternative: Index
    alternatives: Index


class CrossedAlternatives(NamedTuple):
    """Places, and the shares with which they are chosen."""

    stretch: Index
    post: Index
    choice: Share


class CrossedStretches(NamedTuple):
    """The sectors of a stretch."""

    first_sector: Index
    sectors: Index


class CrossedSites(NamedTuple):
    """Places of networks, and the shares with which they are chosen."""

    stretch: Index
    choice: Share


class CrossedNetworks(NamedTuple):
    """Market shares of networks, and their sites."""

    first_site: Index
    sites: Index
    share: Share


class People(NamedTuple):
    """Movers, today's events, and scratch."""

    movers: Movers
    crossings: Crossings
    batch: Batch


class Ways(NamedTuple):
    """Streams, and what their movers choose among."""

    streams: CrossedStreams
    gates: CrossedGates
    routes: CrossedRoutes
    legs: CrossedLegs
    junctions: CrossedJunctions
    onward: CrossedOnward
    choice_sets: CrossedChoiceSets
    alternatives: CrossedAlternatives
    reports_share: float  # of movers under way who choose again


class Borders(NamedTuple):
    """Border sides with surveillance, posts, and the networks that guide across them."""

    sides: CrossedSides
    stretches: CrossedStretches
    sectors: CrossedSectors
    posts: CrossedPosts
    networks: CrossedNetworks
    sites: CrossedSites


class Authorities(NamedTuple):
    """What authorities know of movers, and what they do with persons whom they stop."""

    judiciary: CrossedJudiciaries
    alerts: Alerts
    visibility: Share  # (kinds, issuers, users) of alerts
    latency: Real  # (kinds, issuers, users) days
    readmission: Share  # (states that take back, states that return)
    retry: Retry
    find_share: float  # share of hidden lots found when a truck is opened
