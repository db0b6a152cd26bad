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
    """The clients of a network, those of them who were arrested, and the fee."""

    fee_usd: Real
    clients: Count
    losses: Count


class Places(NamedTuple):
    """Where attempts are counted: sectors, alternatives of communities, and sites of networks."""

    sectors: AccountedSectors
    alternatives: AccountedAlternatives
    sites: AccountedSites
    networks: AccountedNetworks


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
    exits: AccountedExits  # (sides)
