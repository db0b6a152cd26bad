"""Searches of lists: who under an alert meets a check and is recognised, what is found besides, what is wrong."""

import math

import numpy as np

from sim.engine.chance import Purpose, mix, poisson, unit, words
from sim.engine.due_scan import equal, list_due, lowest
from sim.engine.propagation import SHARE, age_passed, partner_block
from sim.engine.random_words import ONE, at, draw_words, high, low, put_key, random_words, word
from sim.engine.rows import kernel, part, step
from sim.engine.table import NEVER
from sim.tables import CheckBatch

FALSE_MATCH, MEET, DOCUMENT = int(Purpose.FALSE_MATCH), int(Purpose.MEET), int(Purpose.DOCUMENT)
PERSONS = 4  # kinds of alerts on persons come first
BLOCK = 256  # persons whose dice are thrown together


@step
def until_check(period_days, word):
    """Whole days until a listed person meets the next check, at least one."""
    return 1 + int(min(-period_days * math.log(unit(word)), 1e6))


def check_batch() -> CheckBatch:
    """Scratch for a batch of persons."""
    return CheckBatch(np.zeros(BLOCK, np.int64), np.zeros(BLOCK, np.int64), random_words(BLOCK), random_words(BLOCK))


def week_list(rows: int) -> np.ndarray:
    """An empty list of those who meet a check within the week: rows of alerts, days; how many, at the start."""
    return np.zeros((2, rows + 1), np.int32)


@step
def schedule_check(a, due, alerts, listed, until):
    """Note the day of the next check, and the row on the week's list if it falls into the week."""
    alerts.due[a] = due
    n = listed[0, 0] + 1
    if due < until and n < listed.shape[1]:
        listed[0, 0], listed[0, n], listed[1, n] = n, a, due


@kernel
def list_week(used, alerts, listed, until):
    """List those who meet a check before ``until``: rows and days from column 1 on, how many in ``listed[0, 0]``."""
    n = list_due(0, used, alerts.due, until, listed[0], 1) - 1
    for k in range(1, n + 1):
        listed[1, k] = alerts.due[listed[0, k]]
    listed[0, 0] = n
    return n


@part
def select_due(e, alerts, listed, batch, seed, day):
    """Bring a block of those who are checked today to the batch, from entry ``e`` of the list on, and throw their dice.

    Returns  the entry after the last, and how many came
    """
    n, last = 0, at(listed[0, 0] + 1)
    while e < last and n <= BLOCK - 64:
        today = equal(listed[1], at(e), last, np.int32(day))
        while today:
            a = at(listed[0, at(e) + lowest(today)])
            today &= today - ONE
            if alerts.due[a] == day:
                alerts.due[a] = NEVER  # until the next check is known: a row used again may be listed twice
                if alerts.expires[a] > day:
                    batch.row[n] = a
                    put_key(batch.first, n, alerts.serial[a], day, MEET, 0)
                    n += 1
        e += 64
    draw_words(batch.first, 0, n, seed)
    return e, n


@part
def record_hit(a, user, alerts, kinds, recognised, noted, day):
    """A person is recognised: that settles some alerts, and police remember a network's people.

    Returns  rows of ``recognised`` taken
    """
    kind = alerts.kind[a]
    if kinds.ends[kind]:
        alerts.expires[a], alerts.due[a] = day, NEVER
    if alerts.person[a] == 0:
        return noted
    recognised.serial[noted], recognised.network[noted] = alerts.serial[a], alerts.person[a]
    recognised.issuer[noted], recognised.user[noted], recognised.kind[noted] = alerts.issuer[a], user, kind
    return noted + 1


@part
def recognise(
    n, alerts, listed, until, kinds, place, recall, own, unknown, recognised, noted, batch, seed, day
):  # fmt: skip
    """Check a block of listed persons: whose record fits and is found is a hit at home, and abroad if it has passed.

    Returns  how many are found abroad, who come first at the batch and whose dice are thrown; rows of ``recognised``
    """
    abroad = 0
    for k in range(n):
        a = batch.row[k]
        kind, i, age = np.int64(alerts.kind[a]), np.int64(alerts.issuer[a]), np.float64(day - alerts.created[a])
        schedule_check(a, day + until_check(kinds.period_days[kind], low(batch.first[2 * k])), alerts, listed, until)
        j, u = 0, unit(high(batch.first[2 * k]))
        for s in range(place.shape[0] - 1):
            j += u >= place[s]
        found = unit(low(batch.first[2 * k + 1])) < recall[i, j] * alerts.quality[a] / 255.0
        found = found and unit(high(batch.first[2 * k + 1])) < math.exp(-age / kinds.worth_days[kind])
        if not found:
            unknown[j] += alerts.weight[a] * (j != i)
        elif j == i:
            own[kind, i] += alerts.weight[a]
            noted = record_hit(a, j, alerts, kinds, recognised, noted, day)
        else:
            batch.row[abroad], batch.place[abroad] = a, j
            put_key(batch.second, abroad, alerts.serial[a], 0, SHARE, partner_block(j))
            abroad += 1
    draw_words(batch.second, 0, abroad, seed)
    return abroad, noted


@kernel
def check_listed(
    alerts,
    listed,
    until,
    kinds,
    place,
    alert_visibility,
    delay,
    recall,
    own,
    foreign,
    unknown,
    recognised,
    noted,
    batch,
    seed,
    day,
):
    """Listed persons meet a check: they are recognised if the alert is known there, is found, and still fits.

    ``place`` cumulates states' shares of searches. ``own`` (kinds, states) and ``foreign`` (issuers, users) count
    persons; ``unknown`` (users) those whom a partner sought and the user did not recognise.
    ``listed`` is the week's list, ``until`` the day after the week; ``noted`` rows of ``recognised`` are taken.
    Writes   alerts.due, expires (a hit settles some kinds); listed; own, foreign, unknown; recognised; batch (scratch)
    Returns  rows of ``recognised`` taken, at most as many more as rows on the week's list
    Chance   a block an alert and day of a check, purpose MEET; whether it has passed, purpose SHARE
    Source   linkage: Fellegi & Sunter 1969; worth and latency: docs/odd.md
    """
    own[:], foreign[:], unknown[:] = 0, 0, 0
    e = 1
    while e <= listed[0, 0]:
        e, n = select_due(e, alerts, listed, batch, seed, day)
        abroad, noted = recognise(
            n, alerts, listed, until, kinds, place, recall, own, unknown, recognised, noted, batch, seed, day
        )
        for k in range(abroad):
            a, j = batch.row[k], batch.place[k]
            kind, i, weight = np.int64(alerts.kind[a]), np.int64(alerts.issuer[a]), np.int64(alerts.weight[a])
            passed = age_passed(word(batch.second, k, j & 3), alert_visibility[kind, i, j], delay[i, j])
            if day - alerts.created[a] >= passed:
                foreign[i, j] += weight
                noted = record_hit(a, j, alerts, kinds, recognised, noted, day)
            else:
                unknown[j] += weight
    return noted


@kernel
def count_searches(state_of_post, travellers, inland, outage, day, at_posts, searches):
    """Count today's searches of lists: of travellers at posts, and inland; none where systems are down.

    Writes   at_posts (travellers checked, systems up or down), searches, by state
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
def count_matches(searches, at_posts, reach, carriers, shown, shown_own, own, foreign, wrong, serial, seed, day):
    """Searches of lists that are counted, not lived: documents that travellers carry, and false matches.

    ``reach`` expected false matches a search, by user; ``carriers`` carriers of a listed document a search;
    ``shown`` (issuers, users; cumulated over issuers) and ``shown_own`` the share of such documents on record there.
    Writes   own (kind DOCUMENT), foreign, wrong
    Returns  false matches
    Chance   Poisson counts a state and day, purposes DOCUMENT and FALSE_MATCH
    """
    total = 0
    for j in range(searches.shape[0]):
        wrong[j] = poisson(searches[j] * reach[j], seed, serial[j], day, FALSE_MATCH, 0)
        total += wrong[j]
        seen = at_posts[j] * carriers if searches[j] > 0 else 0.0  # where systems are down, nothing is seen
        own[PERSONS, j] = poisson(seen * shown_own[j], seed, serial[j], day, DOCUMENT, 255)
        last = searches.shape[0] - 1
        for e in range(poisson(seen * shown[last, j], seed, serial[j], day, DOCUMENT, 254)):
            i, u = 0, unit(words(seed, np.uint64(mix(serial[j], e)), day, DOCUMENT, 0)[0]) * shown[last, j]
            while i < last and u >= shown[i, j]:
                i += 1
            foreign[i, j] += 1
    return total
