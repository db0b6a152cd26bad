"""Event accounting: one phase reads the day's table of crossings and counts each event where it happened."""

import numpy as np

from sim.engine.chance import Purpose, uniform
from sim.engine.rows import kernel, part
from sim.tables import Fate, Flag

PARTNER = int(Purpose.PARTNER)


@kernel
def clear_counts(counted):
    """Set a day's counts to zero.

    Writes   counted (all columns)
    """
    for k in range(len(counted)):
        counted[k][:] = 0
    return 0


@part
def count_legal_channel(f, fate, flags, counts, state, totals):
    """Count a person's check at a post."""
    counts.refusals[f] += fate == Fate.REFUSED or fate == Fate.GAVE_UP
    totals.applied[state] += 1
    totals.refused[state] += fate != Fate.ADMITTED
    counts.claims[f] += fate == Fate.CLAIMED_AT_POST
    counts.alert_hits_own[f] += (flags & Flag.OWN_ALERT) != 0
    counts.alert_hits_foreign[f] += (flags & Flag.FOREIGN_ALERT) != 0


@part
def has_failed(fate):
    """Whether a crossing failed: who is released inside, or admitted to a procedure, has arrived after all."""
    ended = fate == Fate.TURNED_BACK or fate == Fate.RETURNED or fate == Fate.DETERRED or fate == Fate.PUSHED_BACK
    return ended or fate == Fate.SEIZED or fate >= Fate.PREVENTED


@part
def count_by_place(e, f, fate, caught, crossings, counts, places):
    """Count an attempt at the alternative, site and sector where it was made, and whether it failed.

    Communities and networks learn from failures; the surveillance of a sector counts whom it has caught.
    """
    failed = has_failed(fate)
    alternatives, sites, networks, sectors = places.alternatives, places.sites, places.networks, places.sectors
    c, k, s = crossings.alternative[e], crossings.site[e], crossings.sector[e]
    if c >= 0:
        alternatives.tried[c] += 1
        alternatives.caught[c] += failed
    if k >= 0:
        sites.tried[k] += 1
        sites.caught[k] += failed
        networks.clients[sites.network[k]] += 1
        networks.losses[sites.network[k]] += failed
        networks.lost_before[sites.network[k]] += fate >= Fate.PREVENTED
        counts.fees_usd[f] += int(networks.fee_usd[sites.network[k]])
    if s >= 0:
        sectors.seen[s] += caught or fate == Fate.GOTAWAY
        sectors.caught[s] += caught


@part
def count_goods(f, caught, grams, counts):
    """Count a consignment and its weight at the border side."""
    counts.lots[f] += 1
    counts.sent_g[f] += grams
    counts.lots_seized[f] += caught
    counts.seized_g[f] += grams if caught else 0


@part
def count_interception(e, f, fate, flags, crossings, sides, sectors, totals, seed, day):
    """Count the interception of a person at the border side.

    Where partners' patrols count, a draw decides whether the officers were those of the partner.
    """
    counts = totals.counts
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
    totals.detained[sides.state[f]] += 1.0
    s = crossings.sector[e]
    if s >= 0 and sectors.joint_share[s] > 0.0:
        by_partner = uniform(seed, crossings.serial[e], day, PARTNER, 0) < sectors.joint_share[s]
        totals.joint[sides.neighbour[f], sides.state[f]] += by_partner


@part
def count_prevented(f, fate, flags, totals):
    """Count a person whom the state of departure stopped before border side ``f``."""
    counts = totals.counts
    counts.prevented[f] += 1
    counts.pullbacks[f] += fate == Fate.PULLED_BACK
    counts.refoulements[f] += (flags & Flag.WOULD_CLAIM) != 0
    totals.exits.stopped[f] += 1


@part
def count_failure(f, fate, sides):
    """Count whether a person's crossing of border side ``f`` failed, and whether the person was sent back."""
    sides.stopped[f] += has_failed(fate)
    sides.returned[f] += fate == Fate.RETURNED or fate == Fate.DETERRED


@part
def count_person(e, f, fate, flags, caught, crossings, sides, sectors, totals, seed, day):
    """Count a person's attempt between posts, and what came of it, at the border side."""
    counts = totals.counts
    totals.exits.passed[f] += 1
    counts.attempts[f] += 1
    counts.guided[f] += (flags & Flag.WITH_GUIDE) != 0
    if fate == Fate.DIED:
        counts.deaths[f] += 1
    elif caught:
        count_interception(e, f, fate, flags, crossings, sides, sectors, totals, seed, day)
    else:
        counts.entries[f] += 1
        counts.delivered[f] += (flags & Flag.WITH_GUIDE) != 0
        counts.gotaways[f] += fate == Fate.GOTAWAY


@part
def member_left(e, f, at_a_post, crossings, sides, whereabouts):
    """The member in which a person was until today's event, -1 elsewhere.

    At a border it is the near side. At a post of an airport, it is the near side of the border of the route at which
    the person has arrived. Before an air border, and before the first of a route, a person is abroad.
    """
    side = f
    if at_a_post:
        i = crossings.mover[e]
        if whereabouts.route[i] < 0:
            return -1
        r = whereabouts.first_route[crossings.stream[e]] + whereabouts.route[i]
        side = whereabouts.side[whereabouts.first_leg[r] + np.int64(whereabouts.leg[i])]
    near = np.int64(sides.neighbour[side])
    return near if whereabouts.member[near] and near != sides.state[side] else -1


@part
def count_arrival(e, f, fate, crossings, sides, totals, whereabouts, arrived, day):
    """Count a person who comes to a member to stay, and take off one who leaves it again or dies at its border.

    Who passes, is released, or is admitted to a protection procedure comes; who is admitted for a short stay comes when
    it is overrun. A person comes once, at whatever borders within the club there are checks: there, one member loses
    whom the other gains, and who is stopped stays.
    """
    passes = fate == Fate.UNSEEN or fate == Fate.GOTAWAY or fate == Fate.OPEN
    passes |= fate == Fate.RELEASED or fate == Fate.CLAIMED
    stays = fate == Fate.OVERSTAYED or fate == Fate.CLAIMED_AT_POST
    if not (passes or stays or fate == Fate.DIED):
        return
    here, stream = np.int64(sides.state[f]), crossings.stream[e]
    left, kept = member_left(e, f, stays, crossings, sides, whereabouts), arrived.by_stream.shape[0] > 0
    if fate != Fate.DIED and whereabouts.member[here]:
        totals.net_arrivals[day] += 1
        arrived.by_state[here] += 1
        if kept:
            arrived.by_stream[stream, here] += 1
    if left >= 0:
        totals.net_arrivals[day] -= 1
        arrived.by_state[left] -= 1
        if kept:
            arrived.by_stream[stream, left] -= 1


@kernel
def account(n, crossings, streams, sides, places, totals, whereabouts, arrived, seed, day):
    """Count today's events by border side, sector, alternative, site and network, and who came to stay.

    Reads    crossings; streams.person, lot_g; sides.state, neighbour; sectors.joint_share; networks.fee_usd;
             whereabouts
    Writes   counts.attempts, first_attempts, entries, apprehensions, turn_backs, gotaways, deaths, guided, delivered,
             repeats, window_repeats, returns, deterred, released, claims, pushbacks, refusals, overstays, prevented,
             pullbacks, refoulements, alert_hits_own, alert_hits_foreign, lots, lots_seized, sent_g, seized_g, fees_usd;
             sectors.seen, caught; alternatives.tried, caught; sites.tried, caught; networks.clients, losses,
             lost_before;
             sides.stopped, returned; totals.detained, applied, refused, joint, departed, net_arrivals;
             exits.stopped, passed; arrived.first_attempts, by_stream, by_state
    Returns  attempts of persons between posts
    Chance   one draw for each arrest where partners' patrols count, purpose PARTNER
    """
    persons, counts = 0, totals.counts
    for e in range(n):
        fate, f, flags = crossings.fate[e], crossings.side[e], crossings.flags[e]
        stream = crossings.stream[e]
        person = streams.person[stream] == 1
        if fate == Fate.DEPARTED:
            totals.departed[day] += person and (flags & Flag.FIRST) != 0
            continue
        if person:
            count_arrival(e, f, fate, crossings, sides, totals, whereabouts, arrived, day)
        if fate == Fate.STAYED or fate == Fate.OPEN:
            continue
        if fate == Fate.OVERSTAYED:
            counts.overstays[f] += 1
            continue
        if crossings.post[e] >= 0 and person:
            count_legal_channel(f, fate, flags, counts, sides.state[f], totals)
            continue
        caught = Fate.TURNED_BACK <= fate <= Fate.PUSHED_BACK or fate == Fate.SEIZED
        if fate != Fate.DIED:
            count_by_place(e, f, fate, caught, crossings, counts, places)
        if not person:
            count_goods(f, caught, int(streams.lot_g[stream]), counts)
            continue
        count_failure(f, fate, sides)
        if flags & Flag.FIRST:
            counts.first_attempts[f] += 1
            if arrived.first_attempts.shape[0]:
                arrived.first_attempts[stream, f] += 1
        if fate >= Fate.PREVENTED:
            count_prevented(f, fate, flags, totals)
            continue
        persons += 1
        count_person(e, f, fate, flags, caught, crossings, sides, places.sectors, totals, seed, day)
    return persons
