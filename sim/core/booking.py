"""The books: what happened to movers today, counted where it happened. One phase consumes the event table."""

from sim.core.chance import Purpose, uniform
from sim.core.fates import (
    ADMITTED,
    BEFORE,
    CLAIMED,
    CLAIMED_AT_POST,
    DEPARTED,
    DETERRED,
    DIED,
    DRUGS,
    FIRST,
    FOREIGN_ALERT,
    GAVE_UP,
    GOTAWAY,
    IN_WINDOW,
    OPEN,
    OVERSTAYED,
    OWN_ALERT,
    PUSHED_BACK,
    REFUSED,
    RELEASED,
    RETURNED,
    SEIZED,
    STAYED,
    TURNED_BACK,
    WITH_GUIDE,
)  # fmt: skip
from sim.core.rows import kernel, part

PARTNER = int(Purpose.PARTNER)


@kernel
def clear_fronts(counted):
    """Start a day's counts at zero."""
    for k in range(len(counted)):
        counted[k][:] = 0
    return 0


@part
def count_arrest(e, f, fate, flags, crossings, fronts, state, neighbour, joint, detained, sectors, seed, day):
    """An interception, in the front's books; a draw says whose officers it was by, where partners' patrols count."""
    fronts.alert_hits_own[f] += (flags & OWN_ALERT) != 0
    fronts.alert_hits_foreign[f] += (flags & FOREIGN_ALERT) != 0
    if fate == TURNED_BACK:
        fronts.turn_backs[f] += 1
        return
    fronts.apprehensions[f] += 1
    fronts.repeats[f] += (flags & BEFORE) != 0
    fronts.window_repeats[f] += (flags & IN_WINDOW) != 0
    fronts.returns[f] += fate == RETURNED or fate == DETERRED
    fronts.deterred[f] += fate == DETERRED
    fronts.released[f] += fate == RELEASED
    fronts.claims[f] += fate == CLAIMED or fate == PUSHED_BACK
    fronts.pushbacks[f] += fate == PUSHED_BACK
    detained[state[f]] += 1.0
    s = crossings.sector[e]
    if s >= 0 and sectors.joint_share[s] > 0.0:
        theirs = uniform(seed, crossings.serial[e], day, PARTNER, 0) < sectors.joint_share[s]
        joint[neighbour[f], state[f]] += theirs


@kernel
def book(
    n,
    crossings,
    streams,
    fronts,
    state,
    neighbour,
    sectors,
    cells,
    sites,
    networks,
    joint,
    detained,
    applied,
    refused,
    departed,
    flows,
    seed,
    day,
):
    """Count today's events by front, sector, place and network.

    Reads    crossings
    Writes   fronts (counts); sectors.seen, caught; cells, sites (tried, caught); networks.clients, losses;
             states.detained, applied, refused; dyads.joint; tally.departed; flows (an empty one is left alone)
    Returns  irregular crossings tried by persons
    Chance   one draw an arrest where partners' patrols count, purpose PARTNER
    """
    persons = 0
    for e in range(n):
        fate, f, flags = crossings.fate[e], crossings.front[e], crossings.flags[e]
        if fate == DEPARTED:
            departed[day] += streams.kind[crossings.stream[e]] != DRUGS and (flags & FIRST) != 0
            continue
        if fate == STAYED or fate == OPEN:
            continue
        if fate == OVERSTAYED:
            fronts.overstays[f] += 1
            continue
        if crossings.post[e] >= 0 and streams.kind[crossings.stream[e]] != DRUGS:  # on the legal channel
            fronts.refusals[f] += fate == REFUSED or fate == GAVE_UP
            applied[state[f]] += 1
            refused[state[f]] += fate != ADMITTED
            fronts.claims[f] += fate == CLAIMED_AT_POST
            fronts.alert_hits_own[f] += (flags & OWN_ALERT) != 0
            fronts.alert_hits_foreign[f] += (flags & FOREIGN_ALERT) != 0
            continue
        caught = TURNED_BACK <= fate <= PUSHED_BACK or fate == SEIZED
        if fate != DIED:
            c, k, s = crossings.cell[e], crossings.site[e], crossings.sector[e]
            if c >= 0:
                cells.tried[c] += 1
                cells.caught[c] += caught
            if k >= 0:
                sites.tried[k] += 1
                sites.caught[k] += caught
                networks.clients[sites.network[k]] += 1
                networks.losses[sites.network[k]] += caught
                fronts.fees_usd[f] += int(networks.fee_usd[sites.network[k]])
            if s >= 0:
                sectors.seen[s] += caught or fate == GOTAWAY
                sectors.caught[s] += caught
        if streams.kind[crossings.stream[e]] == DRUGS:
            grams = int(streams.lot_g[crossings.stream[e]])
            fronts.lots[f] += 1
            fronts.sent_g[f] += grams
            fronts.lots_seized[f] += caught
            fronts.seized_g[f] += grams if caught else 0
            continue
        persons += 1
        fronts.attempts[f] += 1
        if flags & FIRST:
            fronts.first_attempts[f] += 1
            if flows.shape[0]:
                flows[crossings.stream[e], f] += 1
        fronts.guided[f] += (flags & WITH_GUIDE) != 0
        if fate == DIED:
            fronts.deaths[f] += 1
        elif caught:
            count_arrest(e, f, fate, flags, crossings, fronts, state, neighbour, joint, detained, sectors, seed, day)
        else:
            fronts.entries[f] += 1
            fronts.delivered[f] += (flags & WITH_GUIDE) != 0
            fronts.gotaways[f] += fate == GOTAWAY
    return persons
