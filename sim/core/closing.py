"""The end of a day: sums over the external border for the ledger, and what statistics offices count.

Columns that are only summed are given as views of equal names, and summed one after another in a loop: a verb that
named each of them would take seconds to compile.
"""

import math
from typing import NamedTuple

from sim.core.chance import Purpose, binomial
from sim.core.rows import kernel
from sim.core.searches import PERSONS
from sim.tables import Code, Count, Index, Real, Share, Small

RECORDED = int(Purpose.RECORD)


class Counted(NamedTuple):
    """What is counted of movers: by front today, and over the external border a day."""

    attempts: Count
    first_attempts: Count
    entries: Count
    apprehensions: Count
    turn_backs: Count
    gotaways: Count
    deaths: Count
    guided: Count
    delivered: Count
    repeats: Count
    window_repeats: Count
    returns: Count
    deterred: Count
    released: Count
    claims: Count
    pushbacks: Count
    refusals: Count
    overstays: Count
    lots: Count
    lots_seized: Count
    sent_g: Count
    seized_g: Count
    fees_usd: Count
    alert_hits_own: Count
    alert_hits_foreign: Count


class Summed(NamedTuple):
    """What is summed by front over a run."""

    attempts: Count
    first_attempts: Count
    entries: Count
    apprehensions: Count
    turn_backs: Count
    gotaways: Count
    deaths: Count
    claims: Count
    refusals: Count
    overstays: Count
    lots: Count
    lots_seized: Count


class Checked(NamedTuple):
    """What is counted at posts: by post today, and over members a day."""

    travellers: Count
    second_line: Count
    false_stops: Count
    wrongly_refused: Count
    group_stops: Count
    trucks: Count


class Waited(NamedTuple):
    """Waits at posts."""

    wait_min: Real
    truck_wait_h: Real


class ClosedFronts(NamedTuple):
    """Which fronts count, and their posts."""

    controlled: Code
    focus: Code
    outer: Code
    internal: Code
    state: Small
    first_post: Index
    posts: Index


class ClosedTally(NamedTuple):
    """Columns of the ledger that are made of several things."""

    all_detections: Count
    entropy: Real
    hhi: Real
    outer_attempts: Count
    outer_entries: Count


class ClosedStates(NamedTuple):
    """Services and governments at the end of the day."""

    member: Code
    detained: Real
    held: Share
    spend_eur: Real
    willingness: Share
    concern: Real
    standards: Share


class StatesTally(NamedTuple):
    """Their columns of the ledger."""

    searches: Count
    hits_own: Count
    hits_foreign: Count
    false_matches: Count
    alerts_active: Count
    detention_days: Real
    spend_eur: Real
    willingness: Real
    concern: Real
    suspended_days: Count
    treaties_in_force: Count
    networks_active: Count
    setting_out: Count
    records: Count
    unrecognised: Count
    standards: Real
    trust: Real
    joint_hours: Real
    exposure: Real
    alert_hits_own: Count
    alert_hits_foreign: Count


@kernel
def close_fronts(day, fronts, counted, sums, tally):
    """Sum today's counts over the external border of the club, and some over the border as treaties draw it today."""
    for k in range(len(counted)):
        column, total = counted[k], 0
        for f in range(fronts.focus.shape[0]):
            total += column[f] if fronts.focus[f] else 0
        sums[k][day] += total
    for f in range(fronts.focus.shape[0]):
        if fronts.controlled[f]:
            tally.all_detections[day] += counted.apprehensions[f] + counted.turn_backs[f] + counted.gotaways[f]
        if fronts.outer[f]:
            tally.outer_attempts[day] += counted.attempts[f]
            tally.outer_entries[day] += counted.entries[f]
    total = sums.attempts[day]
    for f in range(fronts.focus.shape[0]):
        if fronts.focus[f] and counted.attempts[f]:
            share = counted.attempts[f] / total
            tally.entropy[day] -= share * math.log(share) * total
            tally.hhi[day] += share * share * total
    return total


@kernel
def close_posts(day, member, state, checked, waited, sums, wait_sums):
    """Sum today's travellers and trucks checked by members, at whatever border they check."""
    for k in range(len(checked)):
        column, total = checked[k], 0
        for p in range(state.shape[0]):
            total += column[p] if member[state[p]] else 0
        sums[k][day] += total
    for k in range(len(waited)):
        column, wait = waited[k], wait_sums[k]
        for p in range(state.shape[0]):
            if member[state[p]]:
                wait[day] += column[p]
    return sums.travellers[day]


@kernel
def record(month, fronts, counted, travellers, wait_min, observed, recorded_share, serial, seed, day):
    """Add today to the month's statistics by state: what was detected, arrested, recorded as dead, waited.

    A journey is counted at every border where it is detected. Deaths are thinned by a binomial draw.
    Returns  deaths recorded at the external border of the club
    """
    recorded = 0
    for f in range(fronts.state.shape[0]):
        if fronts.controlled[f] == 0:
            continue
        i = fronts.state[f]
        observed.detections[month, i] += counted.apprehensions[f] + counted.turn_backs[f] + counted.gotaways[f]
        observed.apprehensions[month, i] += counted.apprehensions[f]
        if counted.deaths[f]:
            known = binomial(counted.deaths[f], recorded_share, seed, serial[i], day, RECORDED, f & 0xFF)
            observed.deaths[month, i] += known
            recorded += known if fronts.focus[f] else 0
        if fronts.internal[f] == 0:
            for p in range(fronts.first_post[f], fronts.first_post[f] + fronts.posts[f]):
                before = observed.wait_h[month, i] * observed.travellers[month, i]
                observed.travellers[month, i] += travellers[p]
                if observed.travellers[month, i]:
                    now = before + wait_min[p] / 60.0
                    observed.wait_h[month, i] = now / observed.travellers[month, i]
    return recorded


@kernel
def add_up(fronts, today, travellers, wait_min, sums, all_travellers, all_wait_min):
    """Add today's counts of every front to its sums."""
    for k in range(len(today)):
        column, total = today[k], sums[k]
        for f in range(column.shape[0]):
            total[f] += column[f]
    for f in range(fronts.posts.shape[0]):
        for p in range(fronts.first_post[f], fronts.first_post[f] + fronts.posts[f]):
            all_travellers[f] += travellers[p]
            all_wait_min[f] += wait_min[p]
    return 0


@kernel
def close_states(
    day, states, membership, active, setting_out, kind, searches, lists, foreign, unknown, wrong, trust, joint_hours,
    exposure, tally,
):  # fmt: skip
    """Sum what services and governments of members did today, and where treaties stand.

    ``foreign`` (issuers, users) hits on others' alerts; trust, partners' patrol-hours and exposure as last read.
    Reads    states; membership; networks.active; streams.setting_out, kind; lists; counts of searches by state
    Writes   tally
    Returns  members
    """
    members, records = 0, 0.0
    for i in range(states.member.shape[0]):
        if states.member[i] == 0:
            continue
        members += 1
        tally.searches[day] += searches[i]
        alerts = 0.0
        for k in range(lists.own.shape[0]):
            tally.hits_own[day] += lists.own[k, i]
            alerts += lists.records[k, i] if k < PERSONS else 0.0
            records += lists.records[k, i]
        for j in range(foreign.shape[0]):
            tally.hits_foreign[day] += foreign[j, i]
        tally.alerts_active[day] += int(alerts)
        tally.unrecognised[day] += unknown[i]
        tally.false_matches[day] += wrong[i]
        tally.standards[day] += states.standards[i]
        tally.detention_days[day] += states.detained[i] * states.held[i]
        tally.spend_eur[day] += states.spend_eur[i]
        tally.willingness[day] += states.willingness[i]
        tally.concern[day] += states.concern[i]
    for i in range(states.member.shape[0]):
        suspended = False
        for t in range(membership.since.shape[0]):
            bound = membership.since[t, i] <= day < membership.until[t, i]
            suspended |= bound and membership.suspended_from[t, i] <= day < membership.suspended_until[t, i]
        tally.suspended_days[day] += suspended
    for t in range(membership.since.shape[0]):
        states_bound = 0
        for i in range(states.member.shape[0]):
            states_bound += membership.since[t, i] <= day < membership.until[t, i]
        tally.treaties_in_force[day] += states_bound > 1
    for n in range(active.shape[0]):
        tally.networks_active[day] += active[n]
    for k in range(setting_out.shape[0]):
        tally.setting_out[day] += setting_out[k] if kind[k] == 0 else 0
    tally.hits_own[day] += tally.alert_hits_own[day]
    tally.hits_foreign[day] += tally.alert_hits_foreign[day]
    tally.willingness[day] /= max(members, 1)
    tally.concern[day] /= max(members, 1)
    tally.standards[day] /= max(members, 1)
    tally.records[day] = int(records)
    tally.trust[day], tally.joint_hours[day], tally.exposure[day] = trust, joint_hours, exposure
    return members
