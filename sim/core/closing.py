"""The end of a day: sums over the external border for the ledger, and what statistics offices count."""

import math

from sim.core.chance import Purpose, binomial
from sim.core.rows import kernel

RECORDED = int(Purpose.RECORD)


@kernel
def close_fronts(day, fronts, tally):
    """Sum today's counts over the external border of the club."""
    total = 0
    for f in range(fronts.border.shape[0]):
        if fronts.controlled[f]:
            tally.all_detections[day] += fronts.apprehensions[f] + fronts.turn_backs[f] + fronts.gotaways[f]
        if fronts.focus[f] == 0:
            continue
        tally.attempts[day] += fronts.attempts[f]
        tally.first_attempts[day] += fronts.first_attempts[f]
        tally.entries[day] += fronts.entries[f]
        tally.apprehensions[day] += fronts.apprehensions[f]
        tally.turn_backs[day] += fronts.turn_backs[f]
        tally.gotaways[day] += fronts.gotaways[f]
        tally.deaths[day] += fronts.deaths[f]
        tally.guided[day] += fronts.guided[f]
        tally.repeats[day] += fronts.repeats[f]
        tally.window_repeats[day] += fronts.window_repeats[f]
        tally.returns[day] += fronts.returns[f]
        tally.deterred[day] += fronts.deterred[f]
        tally.claims[day] += fronts.claims[f]
        tally.pushbacks[day] += fronts.pushbacks[f]
        tally.refusals[day] += fronts.refusals[f]
        tally.overstays[day] += fronts.overstays[f]
        tally.lots[day] += fronts.lots[f]
        tally.lots_seized[day] += fronts.lots_seized[f]
        tally.sent_g[day] += fronts.sent_g[f]
        tally.seized_g[day] += fronts.seized_g[f]
        tally.fees_usd[day] += fronts.fees_usd[f]
        tally.alert_hits_own[day] += fronts.alert_hits_own[f]
        tally.alert_hits_foreign[day] += fronts.alert_hits_foreign[f]
        total += fronts.attempts[f]
    for f in range(fronts.border.shape[0]):
        if fronts.focus[f] and fronts.attempts[f] and total:
            share = fronts.attempts[f] / total
            tally.entropy[day] -= share * math.log(share) * total
            tally.hhi[day] += share * share * total
    return total


@kernel
def close_posts(day, member, posts, tally):
    """Sum today's travellers and trucks checked by members, at whatever border they check."""
    for p in range(posts.serial.shape[0]):
        if member[posts.state[p]] == 0:
            continue
        tally.travellers[day] += posts.travellers[p]
        tally.second_line[day] += posts.second_line[p]
        tally.false_stops[day] += posts.false_stops[p]
        tally.wrongly_refused[day] += posts.wrongly_refused[p]
        tally.wait_min[day] += posts.wait_min[p]
        tally.trucks[day] += posts.trucks[p]
        tally.truck_wait_h[day] += posts.truck_wait_h[p]
    return tally.travellers[day]


@kernel
def record(month, fronts, posts, observed, recorded_share, serial, seed, day):
    """Add today to the month's statistics by state: what was detected, arrested, recorded as dead, waited.

    A journey is counted at every border where it is detected. Deaths are thinned by a binomial draw.
    Returns  deaths recorded at the external border of the club
    """
    recorded = 0
    for f in range(fronts.border.shape[0]):
        if fronts.controlled[f] == 0:
            continue
        i = fronts.state[f]
        observed.detections[month, i] += fronts.apprehensions[f] + fronts.turn_backs[f] + fronts.gotaways[f]
        observed.apprehensions[month, i] += fronts.apprehensions[f]
        if fronts.deaths[f]:
            known = binomial(fronts.deaths[f], recorded_share, seed, serial[i], day, RECORDED, f & 0xFF)
            observed.deaths[month, i] += known
            recorded += known if fronts.focus[f] else 0
        if fronts.internal[f] == 0:
            for p in range(fronts.first_post[f], fronts.first_post[f] + fronts.posts[f]):
                before = observed.wait_h[month, i] * observed.travellers[month, i]
                observed.travellers[month, i] += posts.travellers[p]
                if observed.travellers[month, i]:
                    now = before + posts.wait_min[p] / 60.0
                    observed.wait_h[month, i] = now / observed.travellers[month, i]
    return recorded


@kernel
def add_up(fronts, posts, totals):
    """Add today's counts of every front to its sums."""
    for f in range(fronts.border.shape[0]):
        for p in range(fronts.first_post[f], fronts.first_post[f] + fronts.posts[f]):
            totals.travellers[f] += posts.travellers[p]
            totals.wait_min[f] += posts.wait_min[p]
        if fronts.attempts[f] + fronts.lots[f] + fronts.refusals[f] + fronts.overstays[f] + fronts.claims[f] == 0:
            continue  # most fronts are quiet on most days
        totals.attempts[f] += fronts.attempts[f]
        totals.first_attempts[f] += fronts.first_attempts[f]
        totals.entries[f] += fronts.entries[f]
        totals.apprehensions[f] += fronts.apprehensions[f]
        totals.turn_backs[f] += fronts.turn_backs[f]
        totals.gotaways[f] += fronts.gotaways[f]
        totals.deaths[f] += fronts.deaths[f]
        totals.claims[f] += fronts.claims[f]
        totals.refusals[f] += fronts.refusals[f]
        totals.overstays[f] += fronts.overstays[f]
        totals.lots[f] += fronts.lots[f]
        totals.lots_seized[f] += fronts.lots_seized[f]
    return 0


@kernel
def close_states(day, states, membership, networks, streams, searches, own, foreign, wrong, by_issuer, tally):
    """Sum what services and governments of members did today, and where treaties stand.

    Reads    states; membership; networks.active; streams.setting_out; counts of searches by state
    Writes   tally
    Returns  members
    """
    members, states_bound = 0, 0
    for i in range(states.serial.shape[0]):
        if states.member[i] == 0:
            continue
        members += 1
        tally.searches[day] += searches[i]
        tally.hits_own[day] += own[i]
        tally.hits_foreign[day] += foreign[i]
        tally.false_matches[day] += wrong[i]
        tally.alerts_active[day] += by_issuer[i]
        tally.detention_days[day] += states.detained[i]
        tally.spend_eur[day] += states.spend_eur[i]
        tally.willingness[day] += states.willingness[i]
        tally.concern[day] += states.concern[i]
    for i in range(states.serial.shape[0]):
        suspended = False
        for t in range(membership.since.shape[0]):
            bound = membership.since[t, i] <= day < membership.until[t, i]
            suspended |= bound and membership.suspended_from[t, i] <= day < membership.suspended_until[t, i]
        tally.suspended_days[day] += suspended
    for t in range(membership.since.shape[0]):
        states_bound = 0
        for i in range(states.serial.shape[0]):
            states_bound += membership.since[t, i] <= day < membership.until[t, i]
        tally.treaties_in_force[day] += states_bound > 1
    for n in range(networks.serial.shape[0]):
        tally.networks_active[day] += networks.active[n]
    for k in range(streams.serial.shape[0]):
        tally.setting_out[day] += streams.setting_out[k] if streams.kind[k] == 0 else 0
    tally.hits_own[day] += tally.alert_hits_own[day]
    tally.hits_foreign[day] += tally.alert_hits_foreign[day]
    tally.willingness[day] /= max(members, 1)
    tally.concern[day] /= max(members, 1)
    return members
