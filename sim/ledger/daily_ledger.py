"""The end of a day: sums over the external border for the ledger, and what statistics offices count.

Columns that are only summed are given as views of equal names, and summed one after another in a loop: a verb that
named each of them would take seconds to compile.
"""

import math
from typing import NamedTuple

from sim.engine.rows import kernel
from sim.engine.table import Code, Count, Index, Real, Share, Small
from sim.information.searches import PERSONS


class PostCounts(NamedTuple):
    """What is counted at posts: by post today, and over members a day."""

    travellers: Count
    second_line: Count
    false_stops: Count
    wrongly_refused: Count
    group_stops: Count
    trucks: Count


class PostWaits(NamedTuple):
    """Waits at posts."""

    wait_min: Real
    truck_wait_h: Real


class SummedSides(NamedTuple):
    """Which fronts count, and their posts."""

    controlled: Code
    focus: Code
    outer: Code
    internal: Code
    state: Small
    first_post: Index
    posts: Index


class SidesTally(NamedTuple):
    """Columns of the ledger that are made of several things."""

    all_detections: Count
    entropy: Real
    hhi: Real
    outer_attempts: Count
    outer_entries: Count


class SummedGovernments(NamedTuple):
    """Governments at the end of the day."""

    willingness: Share
    concern: Real


class SummedJudiciaries(NamedTuple):
    """Judiciaries at the end of the day."""

    detained: Real
    held: Share


class MembersTally(NamedTuple):
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


@kernel
def sum_sides(day, sides, counts, sums, tally):
    """Sum today's counts over the external border of the club, and some over the border as treaties draw it today."""
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
def add_to_totals(sides, today, travellers, wait_min, sums, all_travellers, all_wait_min):
    """Add today's counts of every front to its sums."""
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
def sum_states(
    day, member, governments, judiciary, standards, spend_eur, membership, active, setting_out, person, searches, lists,
    hits, trust, joint_hours, exposure, counts, tally,
):  # fmt: skip
    """Sum what services and governments of members did today, and where treaties stand.

    ``hits`` (issuers, users) hits on others' alerts; trust, partners' patrol-hours and exposure as last read.
    Reads    governments, judiciary, membership; networks.active; streams.setting_out, person; lists, searches; daily
             counts of hits
    Writes   tally
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
        tally.standards[day] += standards[i]
        tally.detention_days[day] += judiciary.detained[i] * judiciary.held[i]
        tally.spend_eur[day] += spend_eur[i]
        tally.willingness[day] += governments.willingness[i]
        tally.concern[day] += governments.concern[i]
    for i in range(member.shape[0]):
        suspended = False
        for t in range(membership.since.shape[0]):
            bound = membership.since[t, i] <= day < membership.until[t, i]
            suspended |= bound and membership.suspended_from[t, i] <= day < membership.suspended_until[t, i]
        tally.suspended_days[day] += suspended
    for t in range(membership.since.shape[0]):
        states_bound = 0
        for i in range(member.shape[0]):
            states_bound += membership.since[t, i] <= day < membership.until[t, i]
        tally.treaties_in_force[day] += states_bound > 1
    for n in range(active.shape[0]):
        tally.networks_active[day] += active[n]
    for k in range(setting_out.shape[0]):
        tally.setting_out[day] += setting_out[k] if person[k] else 0
    tally.hits_own[day] += counts.alert_hits_own[day]
    tally.hits_foreign[day] += counts.alert_hits_foreign[day]
    tally.willingness[day] /= max(members, 1)
    tally.concern[day] /= max(members, 1)
    tally.standards[day] /= max(members, 1)
    tally.records[day] = int(records)
    tally.trust[day], tally.joint_hours[day], tally.exposure[day] = trust, joint_hours, exposure
    return members
