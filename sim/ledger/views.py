"""What event accounting reads of wide tables, and what it adds to: the same columns under the same names."""

from typing import NamedTuple

from sim.engine.narrow import kept_group
from sim.engine.table import Code, Count, Index, Real, Share, Small, view
from sim.tables import Counts
from sim.world import World


class AccountedStreams(NamedTuple):
    """What a stream carries."""

    person: Code
    lot_g: Real


class AccountedSides(NamedTuple):
    """The states on both sides of a border."""

    state: Small
    neighbour: Small


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


class Totals(NamedTuple):
    """What events are added to by border side, by state, by pair of states and by day."""

    counts: Counts  # (sides) today
    joint: Count  # (states, states) interceptions by partners' patrols
    detained: Real  # (states)
    applied: Count  # (states) checks on the legal channel
    refused: Count  # (states)
    departed: Count  # (days)


def accounted(w: World) -> tuple[AccountedStreams, AccountedSides, Places, Totals]:
    """The tables of a world as ``event_accounting.account`` takes them."""
    tables = (w.streams, w.sides, w.sectors, w.alternatives, w.sites, w.networks, w.today, w.dyads, w.judiciary,
              w.officers, w.tally)  # fmt: skip
    return kept_group(w, "accounted", tables, lambda: (
        view(AccountedStreams, w.streams),
        view(AccountedSides, w.sides),
        Places(
            view(AccountedSectors, w.sectors), view(AccountedAlternatives, w.alternatives),
            view(AccountedSites, w.sites), view(AccountedNetworks, w.networks),
        ),
        Totals(
            w.today, w.dyads.joint, w.judiciary.detained, w.officers.applied, w.officers.refused, w.tally.departed,
        ),
    ))  # fmt: skip
