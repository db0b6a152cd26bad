"""Event accounting: one phase reads the day's table of crossings and counts each event where it happened."""

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
    counts.first_attempts[f] += (flags & Flag.FIRST) != 0
    counts.guided[f] += (flags & Flag.WITH_GUIDE) != 0
    if fate == Fate.DIED:
        counts.deaths[f] += 1
    elif caught:
        count_interception(e, f, fate, flags, crossings, sides, sectors, totals, seed, day)
    else:
        counts.entries[f] += 1
        counts.delivered[f] += (flags & Flag.WITH_GUIDE) != 0
        counts.gotaways[f] += fate == Fate.GOTAWAY


@kernel
def account(n, crossings, streams, sides, places, totals, first_attempts, seed, day):
    """Count today's events by border side, sector, alternative, site and network.

    ``first_attempts`` (streams, sides) has no rows during the burn-in, and is then left alone.

    Reads    crossings; streams.person, lot_g; sides.state, neighbour; sectors.joint_share; networks.fee_usd
    Writes   counts.attempts, first_attempts, entries, apprehensions, turn_backs, gotaways, deaths, guided, delivered,
             repeats, window_repeats, returns, deterred, released, claims, pushbacks, refusals, overstays, prevented,
             pullbacks, refoulements, alert_hits_own, alert_hits_foreign, lots, lots_seized, sent_g, seized_g, fees_usd;
             sectors.seen, caught; alternatives.tried, caught; sites.tried, caught; networks.clients, losses;
             sides.stopped, returned; totals.detained, applied, refused, joint, departed; totals.exits.stopped, passed;
             first_attempts
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
        if fate >= Fate.PREVENTED:
            count_prevented(f, fate, flags, totals)
            continue
        persons += 1
        count_person(e, f, fate, flags, caught, crossings, sides, places.sectors, totals, seed, day)
        if flags & Flag.FIRST and first_attempts.shape[0]:
            first_attempts[stream, f] += 1
    return persons
