"""The books: what happened to movers today, counted where it happened. One phase consumes the event table."""

from sim.engine.chance import Purpose, uniform
from sim.engine.rows import kernel, part
from sim.tables import Fate, Flag

PARTNER = int(Purpose.PARTNER)


@kernel
def clear_counts(counted):
    """Start a day's counts at zero."""
    for k in range(len(counted)):
        counted[k][:] = 0
    return 0


@part
def count_interception(e, f, fate, flags, crossings, counts, state, neighbour, joint, detained, sectors, seed, day):
    """An interception, in the front's books; a draw says whose officers it was by, where partners' patrols count."""
    counts.alert_hits_own[f] += (flags & Flag.OWN_ALERT) != 0
    counts.alert_hits_foreign[f] += (flags & Flag.FOREIGN_ALERT) != 0
    if fate == Fate.TURNED_BACK:
        counts.turn_backs[f] += 1
        return
    counts.apprehensions[f] += 1
    counts.repeats[f] += (flags & Flag.BEFORE) != 0
    counts.window_repeats[f] += (flags & Flag.IN_WINDOW) != 0
    counts.returns[f] += fate == Fate.RETURNED or fate == Fate.DETERRED
    counts.deterred[f] += fate == Fate.DETERRED
    counts.released[f] += fate == Fate.RELEASED
    counts.claims[f] += fate == Fate.CLAIMED or fate == Fate.PUSHED_BACK
    counts.pushbacks[f] += fate == Fate.PUSHED_BACK
    detained[state[f]] += 1.0
    s = crossings.sector[e]
    if s >= 0 and sectors.joint_share[s] > 0.0:
        theirs = uniform(seed, crossings.serial[e], day, PARTNER, 0) < sectors.joint_share[s]
        joint[neighbour[f], state[f]] += theirs


@kernel
def account(
    n,
    crossings,
    streams,
    counts,
    state,
    neighbour,
    sectors,
    alternatives,
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
             judiciary.detained; officers.applied, refused; dyads.joint; tally.departed; flows (an empty one is left alone)
    Returns  irregular crossings tried by persons
    Chance   one draw an arrest where partners' patrols count, purpose PARTNER
    """
    persons = 0
    for e in range(n):
        fate, f, flags = crossings.fate[e], crossings.side[e], crossings.flags[e]
        if fate == Fate.DEPARTED:
            departed[day] += streams.person[crossings.stream[e]] == 1 and (flags & Flag.FIRST) != 0
            continue
        if fate == Fate.STAYED or fate == Fate.OPEN:
            continue
        if fate == Fate.OVERSTAYED:
            counts.overstays[f] += 1
            continue
        if crossings.post[e] >= 0 and streams.person[crossings.stream[e]] == 1:  # on the legal channel
            counts.refusals[f] += fate == Fate.REFUSED or fate == Fate.GAVE_UP
            applied[state[f]] += 1
            refused[state[f]] += fate != Fate.ADMITTED
            counts.claims[f] += fate == Fate.CLAIMED_AT_POST
            counts.alert_hits_own[f] += (flags & Flag.OWN_ALERT) != 0
            counts.alert_hits_foreign[f] += (flags & Flag.FOREIGN_ALERT) != 0
            continue
        caught = Fate.TURNED_BACK <= fate <= Fate.PUSHED_BACK or fate == Fate.SEIZED
        if fate != Fate.DIED:
            c, k, s = crossings.alternative[e], crossings.site[e], crossings.sector[e]
            if c >= 0:
                alternatives.tried[c] += 1
                alternatives.caught[c] += caught
            if k >= 0:
                sites.tried[k] += 1
                sites.caught[k] += caught
                networks.clients[sites.network[k]] += 1
                networks.losses[sites.network[k]] += caught
                counts.fees_usd[f] += int(networks.fee_usd[sites.network[k]])
            if s >= 0:
                sectors.seen[s] += caught or fate == Fate.GOTAWAY
                sectors.caught[s] += caught
        if streams.person[crossings.stream[e]] == 0:
            grams = int(streams.lot_g[crossings.stream[e]])
            counts.lots[f] += 1
            counts.sent_g[f] += grams
            counts.lots_seized[f] += caught
            counts.seized_g[f] += grams if caught else 0
            continue
        persons += 1
        counts.attempts[f] += 1
        if flags & Flag.FIRST:
            counts.first_attempts[f] += 1
            if flows.shape[0]:
                flows[crossings.stream[e], f] += 1
        counts.guided[f] += (flags & Flag.WITH_GUIDE) != 0
        if fate == Fate.DIED:
            counts.deaths[f] += 1
        elif caught:
            count_interception(
                e, f, fate, flags, crossings, counts, state, neighbour, joint, detained, sectors, seed, day
            )
        else:
            counts.entries[f] += 1
            counts.delivered[f] += (flags & Flag.WITH_GUIDE) != 0
            counts.gotaways[f] += fate == Fate.GOTAWAY
    return persons
