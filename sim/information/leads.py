"""Leads from arrested clients, and from suspects recognised at a check, to persons behind crossings."""

from typing import NamedTuple

import numpy as np

from sim.engine.chance import Purpose, binomial, mix, unit, words
from sim.engine.rows import kernel, step
from sim.engine.table import Count

LEAD = int(Purpose.LEAD)


class People(NamedTuple):
    """People of networks, to whom leads may come."""

    unknown: Count  # of each network, whom police do not know yet
    all: int  # of a network


@step
def write_lead(k, serial, network, origin, where, leads, seed):
    """Write a lead, with the random numbers that decide on evidence and conviction."""
    _, w1, w2, _ = words(seed, serial, 0, LEAD, 1)
    leads.serial[k], leads.network[k], leads.origin[k], leads.where[k] = serial, network, origin, where
    leads.evidence[k], leads.luck[k] = unit(w1), unit(w2)


@kernel
def follow_clients(networks, state, neighbour, people, lead_share, leads, seed, day):
    """Some clients who were stopped lead to a person behind the crossing, who lives here or beyond the border.

    Whoever stopped them follows the lead: the state that was entered, or the state of departure. A lead to somebody who
    is known already is none. ``people`` (``People``) are finite, so leads from leads come to an end, however often
    police check.

    Reads    networks.serial, side, losses, lost_before, abroad
    Writes   leads (from the first row on); people.unknown
    Returns  rows of leads
    Chance   two binomial counts for each network, one block for each lead, purpose LEAD
    """
    n = 0
    for k in range(networks.serial.shape[0]):
        if networks.losses[k] == 0:
            continue
        police, beyond = state[networks.side[k]], neighbour[networks.side[k]]
        stopped, number, elsewhere = networks.losses[k] - networks.lost_before[k], 0, networks.abroad[k]
        for exit_side in range(2):
            chance = lead_share * people.unknown[k] / people.all
            led = binomial(stopped, chance, seed, networks.serial[k], day, LEAD, exit_side)
            found = min(led, people.unknown[k])
            people.unknown[k] -= found
            for m in range(number, number + found):
                serial = np.uint64(mix(networks.serial[k], np.uint64(day * 4096 + m)))
                abroad = unit(words(seed, serial, 0, LEAD, 1)[0]) < elsewhere
                write_lead(n, serial, k, police, beyond if abroad else police, leads, seed)
                n += 1
            police, beyond, stopped, number = beyond, police, networks.lost_before[k], found
            elsewhere = 1.0 - elsewhere
    return n


@kernel
def follow_suspects(n, used, recognised, discreet, network_serial, people, share, leads, seed, day):
    """Some suspects who were recognised at a discreet check lead to other persons of their network.

    ``used`` rows of ``recognised`` are read, and of those the ones of kind ``discreet``; ``share`` (issuers, users) is
    the share of them that leads on, by whose officers may go on observing where.

    Reads    recognised
    Writes   leads (from row ``n`` on); people.unknown
    Returns  rows of leads
    Chance   one block for each recognition, purpose LEAD
    """
    for e in range(used):
        if recognised.kind[e] != discreet:
            continue
        serial = np.uint64(mix(recognised.serial[e], day))
        k = 0
        while network_serial[k] != recognised.network[e]:
            k += 1
        chance = share[recognised.issuer[e], recognised.user[e]] * people.unknown[k] / people.all
        if unit(words(seed, serial, 0, LEAD, 1)[0]) >= chance:
            continue
        people.unknown[k] -= 1
        write_lead(n, serial, k, recognised.issuer[e], recognised.user[e], leads, seed)
        n += 1
    return n
