"""Leads from arrested clients, and from suspects recognised at a check, to persons behind crossings."""

import numpy as np

from sim.engine.chance import Purpose, binomial, mix, unit, words
from sim.engine.rows import kernel, step

LEAD = int(Purpose.LEAD)


@step
def write_lead(k, serial, network, origin, where, leads, seed):
    """Write a lead, with the random numbers that decide on evidence and conviction."""
    _, w1, w2, _ = words(seed, serial, 0, LEAD, 1)
    leads.serial[k], leads.network[k], leads.origin[k], leads.where[k] = serial, network, origin, where
    leads.evidence[k], leads.luck[k] = unit(w1), unit(w2)


@kernel
def follow_clients(networks, state, neighbour, lead_share, abroad_share, leads, seed, day):
    """Some arrested clients lead to a person behind the crossing, who lives here or on the other side of the border.

    Reads    networks.serial, side, losses
    Writes   leads (from the first row on)
    Returns  rows of leads
    Chance   a binomial count for each network, one block for each lead, purpose LEAD
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
def follow_suspects(n, used, recognised, discreet, network_serial, associate_share, leads, seed, day):
    """Some suspects who were recognised at a discreet check lead to other persons of their network.

    ``used`` rows of ``recognised`` are read, and of those the ones of kind ``discreet``.

    Reads    recognised
    Writes   leads (from row ``n`` on)
    Returns  rows of leads
    Chance   one block for each recognition, purpose LEAD
    """
    for e in range(used):
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
