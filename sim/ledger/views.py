"""What event accounting reads of wide tables, and what it adds to: the same columns under the same names."""

from typing import NamedTuple

from sim.engine.table import Code, Count, Index, Real, Share, Small
from sim.tables import Counts


class AccountedStreams(NamedTuple):
    """What a stream carries."""

    person: Code
    lot_g: Real


class AccountedSides(NamedTuple):
    """The states on both sides of a border."""

    state: Small
    neighbour: Small
    stopped: Count
    returned: Count


class AccountedSectors(NamedTuple):
    """Detections by sector, and the share of them that is due to partners' patrols."""

    seen: Count
    caught: Count
    joint_share: Share


class AccountedAlternatives(NamedTuple):
    """The attempts and arrests from which communities learn."""

    tried: Count
    caught: Count


class AccountedSites(NamedTuple):
    """The attempts and arrests from which networks learn."""

    network: Index
    tried: Count
    caught: Count


class AccountedNetworks(NamedTuple):
    """The clients of a network, those of them who were stopped, on either side of the line, and the fee."""

    fee_usd: Real
    clients: Count
    losses: Count
    lost_before: Count


class Places(NamedTuple):
    """Where attempts are counted: sectors, alternatives of communities, and sites of networks."""

    sectors: AccountedSectors
    alternatives: AccountedAlternatives
    sites: AccountedSites
    networks: AccountedNetworks


class Whereabouts(NamedTuple):
    """Where a person is: at the near side of the next border of the route, which nobody reads of a journey's end."""

    member: Code  # (states)
    route: Small  # (movers) within the stream, -1 none
    leg: Code  # (movers)
    first_route: Index  # (streams)
    first_leg: Index  # (routes)
    side: Index  # (legs)


class Arrived(NamedTuple):
    """What arrivals of persons are added to, besides the tally."""

    first_attempts: Count  # (streams, sides), no rows during the burn-in
    by_stream: Count  # (streams, states), no rows during the burn-in
    by_state: Count  # (states) of this month


class AccountedExits(NamedTuple):
    """What the state of departure stopped, and what it let pass, since its partner last looked."""

    stopped: Count
    passed: Count


class Totals(NamedTuple):
    """What events are added to by border side, by state, by pair of states and by day."""

    counts: Counts  # (sides) today
    joint: Count  # (states, states) interceptions by partners' patrols
    detained: Real  # (states)
    applied: Count  # (states) checks on the legal channel
    refused: Count  # (states)
    departed: Count  # (days)
    net_arrivals: Count  # (days)
    exits: AccountedExits  # (sides)
