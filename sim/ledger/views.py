"""What movers' kernels read of wide tables: the same columns under the same names, and no others."""

from typing import NamedTuple

from sim.engine.table import Code, Count, Index, Real, Share


class AccountedSectors(NamedTuple):
    """A sector's books."""

    seen: Count
    caught: Count
    joint_share: Share


class AccountedAlternatives(NamedTuple):
    """What communities will learn from."""

    tried: Count
    caught: Count


class AccountedSites(NamedTuple):
    """What networks will learn from."""

    network: Index
    tried: Count
    caught: Count


class AccountedStreams(NamedTuple):
    """What the books need of a stream."""

    person: Code
    lot_g: Real


class AccountedNetworks(NamedTuple):
    """A network's books."""

    fee_usd: Real
    clients: Count
    losses: Count
