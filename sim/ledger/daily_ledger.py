"""The end of a day: sums over the external border for the ledger, and what statistics offices count.

Columns that are only summed are given as views whose columns have the same names, and are summed one after another in
a loop: a kernel that named each of them would take seconds to compile.
"""

import math
from typing import NamedTuple

from sim.engine.rows import kernel
from sim.engine.table import Code, Count, Day, Index, Real, Share, Small
from sim.information.searches import PERSONS
from sim.tables import Fate


class PostCounts(NamedTuple):
    """Counts at posts: by post today, and by day over the posts of members."""

    travellers: Count
    second_line: Count
    false_stops: Count
    wrongly_refused: Count
    group_stops: Count
    trucks: Count


class PostWaits(NamedTuple):
    """Waits at posts, summed over those who wait."""

    wait_min: Real
    truck_wait_h: Real


class SeizedCrossings(NamedTuple):
    """What happened to whom, and where."""

    stream: Small
    side: Index
    fate: Code


class SummedSides(NamedTuple):
    """Which border sides are summed, and their posts."""

    controlled: Code
    focus: Code
    outer: Code
    internal: Code
    state: Small
    first_post: Index
    posts: Index


class SidesTally(NamedTuple):
    """Columns of the ledger that are made of several counts by border side."""

    all_detections: Count
    entropy: Real
    hhi: Real
    outer_attempts: Count
    outer_entries: Count


class Services(NamedTuple):
    """Governments and services at the end of the day, by state."""

    willingness: Share
    concern: Real
    detained: Real
    held: Share
    standards: Share
    spend_eur: Real
    desks_open: Real
    inner_posts: Count


class MembersTally(NamedTuple):
    """Columns of the ledger that sum over members."""

    searches: Count
    hits_own: Count
    hits_foreign: Count
    false_matches: Count
    alerts_active: Count
    detention_days: Real
    spend_eur: Real
    desks_open: Real
    inner_posts: Count
    willingness: Real
    concern: Real
    records: Count
    unrecognised: Count
    standards: Real


class WorldTally(NamedTuple):
    """Columns of the ledger about treaties, networks and departures."""

    suspended_days: Count
    treaties_in_force: Count
    networks_active: Count
    setting_out: Count


class Standings(NamedTuple):
    """From when until when states are bound by treaties, and have suspended them."""

    since: Day
    until: Day
    suspended_from: Day
    suspended_until: Day


@kernel
def sum_sides(day, sides, counts, sums, tally):
    """Sum today's counts over the external border of the club, and some over the border as treaties draw it today.

    Reads    counts (by border side); sides.controlled, focus, outer
    Writes   sums (all columns); tally.all_detections, outer_attempts, outer_entries, entropy, hhi
    Returns  attempts at the external border
    """
    for k in range(len(counts)):
        column, total = counts[k], 0
        for f in range(sides.focus.shape[0]):
            total += column[f] if sides.focus[f] else 0
        sums[k][day] += total
    for f in range(sides.focus.shape[0]):
        if sides.controlled[f]:
            tally.all_detections[day] += counts.apprehensions[f] + counts.turn_backs[f] + counts.gotaways[f]
        if sides.outer[f]:
            tally.outer_attempts[day] += counts.attempts[f]
            tally.outer_entries[day] += counts.entries[f]
    total = sums.attempts[day]
    for f in range(sides.focus.shape[0]):
        if sides.focus[f] and counts.attempts[f]:
            share = counts.attempts[f] / total
            tally.entropy[day] -= share * math.log(share) * total
            tally.hhi[day] += share * share * total
    return total


@kernel
def sum_posts(day, member, state, checked, waited, sums, wait_sums):
    """Sum today's travellers and trucks that members check, at whatever border they check them.

    Reads    checked and waited (by post)
    Writes   sums (all columns); wait_sums (all columns)
    Returns  travellers
    """
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
def sum_seizures(day, happened, crossings, focus, kind, lot_g, seized_g):
    """Sum what was seized at the external border of the club today, by kind of goods.

    Reads    crossings.fate, side, stream (the first ``happened`` rows); focus by border side; kind, lot_g by stream
    Writes   seized_g (days, crime types)
    """
    for e in range(happened):
        if crossings.fate[e] == Fate.SEIZED and focus[crossings.side[e]]:
            stream = crossings.stream[e]
            seized_g[day, kind[stream]] += int(lot_g[stream])
    return 0


@kernel
def add_to_totals(sides, today, travellers, wait_min, sums, all_travellers, all_wait_min):
    """Add today's counts of every border side to its sums over the run.

    Reads    today (by border side); travellers and wait_min by post
    Writes   sums (all columns); all_travellers; all_wait_min
    """
    for k in range(len(today)):
        column, total = today[k], sums[k]
        for f in range(column.shape[0]):
            total[f] += column[f]
    for f in range(sides.posts.shape[0]):
        for p in range(sides.first_post[f], sides.first_post[f] + sides.posts[f]):
            all_travellers[f] += travellers[p]
            all_wait_min[f] += wait_min[p]
    return 0


@kernel
def sum_states(day, member, services, searches, lists, hits, counts, tally):
    """Sum over members what their governments and services did today.

    ``hits`` (issuers, users) counts hits on the alerts of others.

    Reads    services; searches.total, unknown, wrong; lists.own, records; counts.alert_hits_own, alert_hits_foreign
    Writes   tally.searches, hits_own, hits_foreign, alerts_active, unrecognised, false_matches, standards,
             detention_days, spend_eur, desks_open, inner_posts, willingness, concern, records
    Returns  members
    """
    members, records = 0, 0.0
    for i in range(member.shape[0]):
        if member[i] == 0:
            continue
        members += 1
        tally.searches[day] += searches.total[i]
        alerts = 0.0
        for k in range(lists.own.shape[0]):
            tally.hits_own[day] += lists.own[k, i]
            alerts += lists.records[k, i] if k < PERSONS else 0.0
            records += lists.records[k, i]
        for j in range(hits.shape[0]):
            tally.hits_foreign[day] += hits[j, i]
        tally.alerts_active[day] += int(alerts)
        tally.unrecognised[day] += searches.unknown[i]
        tally.false_matches[day] += searches.wrong[i]
        tally.standards[day] += services.standards[i]
        tally.detention_days[day] += services.detained[i] * services.held[i]
        tally.spend_eur[day] += services.spend_eur[i]
        tally.desks_open[day] += services.desks_open[i]
        tally.inner_posts[day] += services.inner_posts[i]
        tally.willingness[day] += services.willingness[i]
        tally.concern[day] += services.concern[i]
    tally.hits_own[day] += counts.alert_hits_own[day]
    tally.hits_foreign[day] += counts.alert_hits_foreign[day]
    tally.willingness[day] /= max(members, 1)
    tally.concern[day] /= max(members, 1)
    tally.standards[day] /= max(members, 1)
    tally.records[day] = int(records)
    return members


@kernel
def sum_world(day, membership, active, setting_out, person, tally):
    """Count treaties in force, states that have suspended one, active networks, and persons who consider setting out.

    Reads    membership.since, until, suspended_from, suspended_until; active by network; setting_out, person by stream
    Writes   tally.suspended_days, treaties_in_force, networks_active, setting_out
    """
    treaties, states = membership.since.shape
    for i in range(states):
        suspended = False
        for t in range(treaties):
            bound = membership.since[t, i] <= day < membership.until[t, i]
            suspended |= bound and membership.suspended_from[t, i] <= day < membership.suspended_until[t, i]
        tally.suspended_days[day] += suspended
    for t in range(treaties):
        states_bound = 0
        for i in range(states):
            states_bound += membership.since[t, i] <= day < membership.until[t, i]
        tally.treaties_in_force[day] += states_bound > 1
    for n in range(active.shape[0]):
        tally.networks_active[day] += active[n]
    for k in range(setting_out.shape[0]):
        tally.setting_out[day] += setting_out[k] if person[k] else 0
    return 0
