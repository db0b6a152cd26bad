"""Leads: from arrested clients, and from suspects seen at a check, to persons behind crossings."""

import numpy as np

from sim.engine.chance import Purpose, binomial, mix, unit, words
from sim.engine.rows import kernel, step

LEAD = int(Purpose.LEAD)


@step
def write_lead(k, serial, network, origin, where, leads, seed):
    """Write a lead with the chances that decide what becomes of it."""
    _, w1, w2, _ = words(seed, serial, 0, LEAD, 1)
    leads.serial[k], leads.network[k], leads.origin[k], leads.where[k] = serial, network, origin, where
    leads.evidence[k], leads.luck[k] = unit(w1), unit(w2)


@kernel
def follow_clients(networks, state, neighbour, lead_share, abroad_share, leads, seed, day):
    """Some arrested clients lead to a person behind the crossing: here, or on the other side of the line.

    Reads    networks.losses
    Writes   leads, from the first row on
    Returns  leads
    Chance   a binomial count a network, a block a lead, purpose LEAD
    """
    n = 0
    for k in range(networks.serial.shape[0]):
        if networks.losses[k] == 0:
            continue
        here, there = state[networks.side[k]], neighbour[networks.side[k]]
        for m in range(binomial(networks.losses[k], lead_share, seed, networks.serial[k], day, LEAD, 0)):
            serial = np.uint64(mix(networks.serial[k], np.uint64(day * 4096 + m)))
            abroad = unit(words(seed, serial, 0, LEAD, 1)[0]) < abroad_share
            write_lead(n, serial, k, here, there if abroad else here, leads, seed)
            n += 1
    return n


@kernel
def follow_suspects(n, noted, recognised, discreet, network_serial, associate_share, leads, seed, day):
    """Some suspects whom officers saw, and let go on, lead to those whom they meet.

    Reads    recognised (``noted`` rows), of kind ``discreet``
    Writes   leads, from row ``n`` on
    Returns  leads
    Chance   a block a recognition, purpose LEAD
    """
    for e in range(noted):
        if recognised.kind[e] != discreet:
            continue
        serial = np.uint64(mix(recognised.serial[e], day))
        if unit(words(seed, serial, 0, LEAD, 1)[0]) >= associate_share:
            continue
        k = 0
        while network_serial[k] != recognised.network[e]:
            k += 1
        write_lead(n, serial, k, recognised.issuer[e], recognised.user[e], leads, seed)
        n += 1
    return n
