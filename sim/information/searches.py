"""Searches of lists: persons under alerts who are checked and recognised, listed documents found, false matches."""

import math
from typing import NamedTuple

import numpy as np

from sim.engine.chance import Purpose, mix, poisson, unit, words
from sim.engine.due_scan import equal, list_due, lowest
from sim.engine.propagation import SHARE, age_passed, partner_block
from sim.engine.random_words import ONE, at, draw_words, high, low, put_key, random_words, word
from sim.engine.rows import kernel, part, step
from sim.engine.table import NEVER, Count, Index, Real, Share
from sim.tables import Alerts, CheckBatch, Kinds, Recognised

FALSE_MATCH, MEET, DOCUMENT = int(Purpose.FALSE_MATCH), int(Purpose.MEET), int(Purpose.DOCUMENT)
PERSONS = 4  # kinds of alerts on persons come first
BLOCK = 256  # persons whose random words are drawn together


@step
def until_check(period_days, word):
    """Whole days until the next check of a listed person, at least one."""
    return 1 + int(min(-period_days * math.log(unit(word)), 1e6))


def check_batch() -> CheckBatch:
    """Scratch for a batch of persons."""
    return CheckBatch(np.zeros(BLOCK, np.int64), np.zeros(BLOCK, np.int64), random_words(BLOCK), random_words(BLOCK))


def week_list(rows: int) -> np.ndarray:
    """An empty list of the alerts whose persons are checked within the week, as ``list_week`` fills it.

    There is room for twice the alerts: all that are on it after ``list_week``, and once more all as they are checked.
    """
    return np.zeros((2, 2 * rows + 1), np.int32)


def full_soon(entries: np.ndarray) -> bool:
    """Whether the list might not hold what one more day adds; ``list_week`` then drops what has been checked."""
    return int(entries[0, 0]) > (entries.shape[1] - 1) // 2


class Listed(NamedTuple):
    """Persons under alerts, those of them who are checked this week, and what comes of their checks."""

    alerts: Alerts
    entries: Index  # of the week's list
    kinds: Kinds
    recognised: Recognised
    batch: CheckBatch


class Sharing(NamedTuple):
    """Where checks take place, and which alerts officers there can find."""

    place: Share  # (homes, users) where residents of a state are checked, cumulated
    period_days: Real  # (homes) between two checks of a resident
    alert_visibility: Share  # (kinds, issuers, users)
    latency: Real  # (kinds, issuers, users) days
    recall: Share  # (issuers, users) of right matches


class Hits(NamedTuple):
    """Persons under alerts who were checked today, counted by outcome."""

    own: Count  # (kinds, states) recognised in the state that entered the alert
    foreign: Count  # (issuers, users) recognised elsewhere
    unknown: Count  # (users) sought by another state and not recognised


@step
def schedule_check(a, due, alerts, entries, until):
    """Set the day of the next check of alert ``a``, and put it on the week's list if that day is before ``until``.

    The caller has ensured that the list has room (``full_soon``).
    """
    alerts.due[a] = due
    n = entries[0, 0] + 1
    if due < until:
        entries[0, 0], entries[0, n], entries[1, n] = n, a, due


@kernel
def list_week(used, alerts, entries, until):
    """List the alerts whose persons are checked before ``until``.

    Rows and days stand in ``entries`` from column 1 on, and their number in ``entries[0, 0]``.

    Reads    alerts.due
    Writes   entries
    Returns  alerts on the list
    """
    n = list_due(0, used, alerts.due, until, entries[0], 1) - 1
    for k in range(1, n + 1):
        entries[1, k] = alerts.due[entries[0, k]]
    entries[0, 0] = n
    return n


@part
def select_due(e, listed, seed, day):
    """Put persons who are checked today into the batch, from entry ``e`` of the week's list on, and draw for them.

    Returns  the entry after the last that was looked at; persons in the batch
    """
    alerts, entries, batch = listed.alerts, listed.entries, listed.batch
    n, last = 0, at(entries[0, 0] + 1)
    while e < last and n <= BLOCK - 64:
        today = equal(entries[1], at(e), last, np.int32(day))
        while today:
            a = at(entries[0, at(e) + lowest(today)])
            today &= today - ONE
            if alerts.due[a] == day:
                alerts.due[a] = NEVER  # until the next check is set: a row that is used again may be listed twice
                if alerts.expires[a] > day:
                    batch.row[n] = a
                    put_key(batch.first, n, alerts.serial[a], day, MEET, 0)
                    n += 1
        e += 64
    draw_words(batch.first, 0, n, seed)
    return e, n


@part
def record_hit(a, user, listed, noted, day):
    """Record that the person under alert ``a`` was recognised.

    The hit ends alerts of some kinds. Persons who work for a network are added to ``recognised``.

    Returns  rows of ``recognised`` in use
    """
    alerts, recognised = listed.alerts, listed.recognised
    kind = alerts.kind[a]
    if listed.kinds.ends[kind]:
        alerts.expires[a], alerts.due[a] = day, NEVER
    if alerts.person[a] == 0:
        return noted
    recognised.serial[noted], recognised.network[noted] = alerts.serial[a], alerts.person[a]
    recognised.issuer[noted], recognised.user[noted], recognised.kind[noted] = alerts.issuer[a], user, kind
    return noted + 1


@part
def recognise(n, listed, sharing, hits, until, noted, seed, day):
    """Check the persons of a batch: is the record found, and does it still describe the person?

    If so, the check is a hit in the state that entered the alert. Checks in other states are put to the front of the
    batch, with the random words that decide whether the alert has reached them.

    Returns  persons found in other states; rows of ``recognised`` in use
    """
    alerts, kinds, batch, place = listed.alerts, listed.kinds, listed.batch, sharing.place
    abroad = 0
    for k in range(n):
        a = batch.row[k]
        kind, i, age = np.int64(alerts.kind[a]), np.int64(alerts.issuer[a]), np.float64(day - alerts.created[a])
        home = np.int64(alerts.home[a])
        next_check = day + until_check(sharing.period_days[home], low(batch.first[2 * k]))
        schedule_check(a, next_check, alerts, listed.entries, until)
        j, u = 0, unit(high(batch.first[2 * k]))
        for s in range(place.shape[1] - 1):
            j += u >= place[home, s]
        found = unit(low(batch.first[2 * k + 1])) < sharing.recall[i, j] * alerts.quality[a] / 255.0
        found = found and unit(high(batch.first[2 * k + 1])) < math.exp(-age / kinds.worth_days[kind])
        if not found:
            hits.unknown[j] += alerts.weight[a] * (j != i)
        elif j == i:
            hits.own[kind, i] += alerts.weight[a]
            noted = record_hit(a, j, listed, noted, day)
        else:
            batch.row[abroad], batch.place[abroad] = a, j
            put_key(batch.second, abroad, alerts.serial[a], 0, SHARE, partner_block(j))
            abroad += 1
    draw_words(batch.second, 0, abroad, seed)
    return abroad, noted


@kernel
def check_listed(listed, sharing, hits, until, noted, seed, day):
    """Check the listed persons who are due today.

    A person is recognised if officers there know the alert, if the search finds the record, and if the record still
    describes the person. ``until`` is the day after the week of the list; ``noted`` rows of ``recognised`` are in use.

    Reads    alerts; kinds.worth_days, ends; sharing
    Writes   alerts.due, expires; listed.entries; hits.own, foreign, unknown; recognised.serial, network, issuer,
             user, kind; batch.row, place, first, second (scratch)
    Returns  rows of ``recognised`` in use, at most as many more as there are rows on the week's list
    Chance   one block for each alert and day of a check, purpose MEET; whether an alert has passed, purpose SHARE
    Source   linkage: Fellegi & Sunter 1969; worth and latency: docs/odd.md
    """
    hits.own[:], hits.foreign[:], hits.unknown[:] = 0, 0, 0
    alerts, batch = listed.alerts, listed.batch
    e = 1
    while e <= listed.entries[0, 0]:
        e, n = select_due(e, listed, seed, day)
        abroad, noted = recognise(n, listed, sharing, hits, until, noted, seed, day)
        for k in range(abroad):
            a, j = batch.row[k], batch.place[k]
            kind, i, weight = np.int64(alerts.kind[a]), np.int64(alerts.issuer[a]), np.int64(alerts.weight[a])
            visible = sharing.alert_visibility[kind, i, j]
            passed = age_passed(word(batch.second, k, j & 3), visible, sharing.latency[kind, i, j])
            if day - alerts.created[a] >= passed:
                hits.foreign[i, j] += weight
                noted = record_hit(a, j, listed, noted, day)
            else:
                hits.unknown[j] += weight
    return noted


@kernel
def count_searches(state_of_post, travellers, inland, outage, day, at_posts, searches):
    """Count today's searches of lists, of travellers at posts and inland; there are none where systems are down.

    ``at_posts`` counts travellers checked, whether systems are up or down; ``searches`` counts searches; by state.

    Writes   at_posts; searches
    Returns  states whose systems are down
    """
    at_posts[:], down = 0.0, 0
    for p in range(state_of_post.shape[0]):
        at_posts[state_of_post[p]] += travellers[p]
    for i in range(at_posts.shape[0]):
        up = outage[i] <= day
        searches[i] = int(inland[i] + at_posts[i]) if up else 0
        down += not up
    return down


@kernel
def count_matches(searches, at_posts, false_match, carriers, documents, own_documents, hits, wrong, serial, seed, day):
    """Count matches of searches that are not simulated one by one: listed documents, and false matches.

    ``false_match`` is the expected number of false matches per search, by user; ``carriers`` the travellers who carry a
    listed document, per search. ``documents`` (issuers, users; cumulated over issuers) and ``own_documents`` are the
    shares of such documents that a search there finds.

    Writes   hits.own, foreign; wrong
    Returns  false matches
    Chance   Poisson counts for each state and day, purposes DOCUMENT and FALSE_MATCH
    """
    total, last = 0, searches.shape[0] - 1
    for j in range(searches.shape[0]):
        wrong[j] = poisson(searches[j] * false_match[j], seed, serial[j], day, FALSE_MATCH, 0)
        total += wrong[j]
        seen = at_posts[j] * carriers if searches[j] > 0 else 0.0  # where systems are down, nothing is found
        hits.own[PERSONS, j] = poisson(seen * own_documents[j], seed, serial[j], day, DOCUMENT, 255)
        for e in range(poisson(seen * documents[last, j], seed, serial[j], day, DOCUMENT, 254)):
            i, u = 0, unit(words(seed, np.uint64(mix(serial[j], e)), day, DOCUMENT, 0)[0]) * documents[last, j]
            while i < last and u >= documents[i, j]:
                i += 1
            hits.foreign[i, j] += 1
    return total
