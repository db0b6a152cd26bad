"""Alerts: entered on returns and by investigations, ended by law and by hits; who meets a check, and what it shows."""

import math

import numpy as np

from sim.core.chance import Purpose, mix, poisson, unit, words
from sim.core.fates import NEVER, RETURNED
from sim.core.rows import kernel, step

LISTED, FALSE_MATCH, SHARE, ENLIST, MEET, DOCUMENT = (
    int(p)
    for p in (
        Purpose.LISTED, Purpose.FALSE_MATCH, Purpose.SHARE, Purpose.ENLIST, Purpose.MEET, Purpose.DOCUMENT,
    )
)  # fmt: skip
ENTERED = 255  # index of the draw whether a return leads to an alert
REFUSAL = 0
PERSONS = 4  # kinds of alerts on persons come first
# Quantiles of a gamma variate of shape 2 and mean 1, for twelve bits of chance.
GAMMA = np.zeros(4096)


def gamma_quantile(p: float) -> float:
    """Of shape 2 and mean 1: the root of ``1 - (1 + 2x) exp(-2x) = p``, by bisection."""
    low, high = 0.0, 40.0
    for _ in range(60):
        middle = 0.5 * (low + high)
        low, high = (middle, high) if 1.0 - (1.0 + 2.0 * middle) * math.exp(-2.0 * middle) < p else (low, middle)
    return 0.5 * (low + high)


GAMMA[:] = [gamma_quantile((k + 0.5) / 4096) for k in range(4096)]


@step
def age_passed(word, sigma, delay):
    """Days after which an alert has reached a partner, NEVER if it is not passed: 20 bits decide, 12 bits delay."""
    if np.float64(word & np.uint32(0xFFFFF)) >= sigma * 1048576.0:
        return np.float64(NEVER)
    return delay * GAMMA[word >> np.uint32(20)]


@step
def word_for(seed, serial, partner):
    """The word of chance of an alert and a partner; four partners share a block."""
    w0, w1, w2, w3 = words(seed, serial, 0, SHARE, np.int64(128 + (partner >> 2)))
    k = partner & 3
    return w0 if k == 0 else w1 if k == 1 else w2 if k == 2 else w3


@step
def next_row(alerts, row, day):
    """The next row at or after ``row`` whose alert has ended; the table's length if none."""
    while row < alerts.serial.shape[0] and alerts.expires[row] > day:
        row += 1
    return row


@step
def write(a, alerts, serial, person, issuer, kind, weight, quality, day, days):
    """Enter one alert in a free row."""
    alerts.serial[a], alerts.person[a] = serial, person
    alerts.issuer[a], alerts.kind[a] = issuer, kind
    alerts.weight[a], alerts.quality[a] = weight, quality
    alerts.created[a], alerts.expires[a] = day, day + days
    alerts.due[a] = NEVER


@kernel
def enter(n, row, order, crossings, movers, alerts, state_of_front, banned, retention_days, seed, day):
    """Enter alerts on persons returned today, in the order of their serials.

    Reads    crossings (rows ``order``: persons returned); states.banned
    Writes   alerts; movers.alert
    Returns  the row from which to look for a free one
    Chance   one draw a return, purpose SHARE
    Source   Regulation (EU) 2018/1861 art. 24
    """
    for k in range(n):
        e = order[k]
        issuer, person = state_of_front[crossings.front[e]], crossings.serial[e]
        w0, w1, _, _ = words(seed, person, day, SHARE, ENTERED)
        if unit(w0) >= banned[issuer]:
            continue
        row = next_row(alerts, row, day)
        if row == alerts.serial.shape[0]:
            break
        write(row, alerts, mix(person, day), person, issuer, REFUSAL, 1, 255 - (w1 >> 26), day, retention_days)
        if crossings.fate[e] == RETURNED:
            movers.alert[crossings.mover[e]] = row
        row += 1
    return row


@step
def until_check(period_days, word):
    """Whole days until a listed person meets the next check, at least one."""
    return 1 + int(min(-period_days * math.log(unit(word)), 1e6))


@kernel
def enlist(row, inflow, weight, kinds, alerts, state_serial, seed, day):
    """Police and courts enter alerts on persons: ``inflow[kind, state]`` a day, ``weight[state]`` persons to a row.

    Writes   alerts
    Returns  the row from which to look for a free one
    Chance   a Poisson count a state and kind, purpose LISTED; a block an alert, purpose ENLIST
    """
    for k in range(PERSONS):
        for i in range(inflow.shape[1]):
            cause = np.uint64(mix(state_serial[i], np.uint64(day * 16 + k)))
            for m in range(poisson(inflow[k, i] / weight[i], seed, state_serial[i], day, LISTED, k)):
                row = next_row(alerts, row, day)
                if row == alerts.serial.shape[0]:
                    return row
                serial = np.uint64(mix(cause, m))
                w0, w1, _, _ = words(seed, serial, day, ENLIST, 0)
                write(row, alerts, serial, 0, i, k, weight[i], 255 - (w0 >> 26), day, kinds.retention_days[k])
                alerts.due[row] = day + until_check(kinds.period_days[k], w1)
                row += 1
    return row


@kernel
def populate(rows, weight, kinds, alerts, state_serial, seed):
    """Fill lists as law and police left them before the first day: ``rows[kind, state]`` alerts of every age.

    Writes   alerts
    Returns  rows written
    Chance   a block an alert, purpose ENLIST
    """
    row = 0
    for k in range(rows.shape[0]):
        for i in range(rows.shape[1]):
            cause = np.uint64(mix(state_serial[i], np.uint64(k)))
            for m in range(rows[k, i]):
                serial, days = np.uint64(mix(cause, m)), np.int64(kinds.retention_days[k])
                w0, w1, w2, _ = words(seed, serial, 0, ENLIST, 1)
                age = int(unit(w2) * days)
                write(row, alerts, serial, 0, i, k, weight[i], 255 - (w0 >> 26), -age, days)
                alerts.due[row] = until_check(kinds.period_days[k], w1) - 1
                row += 1
    return row


@kernel
def meet(used, alerts, listed, kinds, place, sigma, delay, recall, own, foreign, unknown, seed, day):
    """Listed persons meet a check: they are recognised if the alert is known there, is found, and still fits.

    ``place`` cumulates states' shares of searches. ``own`` (kinds, states) and ``foreign`` (kinds, issuers, users)
    count persons; ``unknown`` (users) those whom a partner sought and the user did not recognise.
    ``listed`` is scratch.
    Writes   alerts.due, expires (a hit settles some kinds); own, foreign, unknown
    Returns  rows that met a check
    Chance   a block an alert and day of a check, purpose MEET; whether it has passed, purpose SHARE
    Source   linkage: Fellegi & Sunter 1969; worth and latency: docs/odd.md
    """
    own[:], foreign[:], unknown[:] = 0, 0, 0
    met, today = np.uint64(0), np.int32(day)
    for a in range(np.uint64(used)):  # with no branch for who is not due
        listed[met] = a
        met += np.uint64(alerts.due[a] == today)
    for e in range(met):
        a = np.uint64(listed[e])
        if alerts.expires[a] <= day:
            alerts.due[a] = NEVER
            continue
        k, i, age = np.int64(alerts.kind[a]), np.int64(alerts.issuer[a]), np.float64(day - alerts.created[a])
        w0, w1, w2, w3 = words(seed, alerts.serial[a], day, MEET, 0)
        alerts.due[a] = day + until_check(kinds.period_days[k], w0)
        j, u = 0, unit(w1)
        while j < place.shape[0] - 1 and u >= place[j]:
            j += 1
        found = unit(w2) < recall[i, j] * alerts.quality[a] / 255.0
        found = found and unit(w3) < math.exp(-age / kinds.worth_days[k])
        if j != i:
            word = word_for(seed, alerts.serial[a], j)
            found = found and age >= age_passed(word, sigma[k, i, j], delay[i, j])
        weight = np.int64(alerts.weight[a])
        if not found:
            unknown[j] += weight * (j != i)
            continue
        if j == i:
            own[k, i] += weight
        else:
            foreign[k, i, j] += weight
        if kinds.ends[k]:
            alerts.expires[a] = day
            alerts.due[a] = NEVER
    return np.int64(met)


@kernel
def compare(searches, at_posts, reach, carriers, shown, shown_own, own, foreign, wrong, serial, seed, day):
    """Searches of lists that are counted, not lived: documents that travellers carry, and false matches.

    ``reach`` expected false matches a search, by user; ``carriers`` carriers of a listed document a search;
    ``shown`` (issuers, users; cumulated over issuers) and ``shown_own`` the share of such documents on record there.
    Writes   own, foreign (kind DOCUMENT), wrong
    Returns  false matches
    Chance   Poisson counts a state and day, purposes DOCUMENT and FALSE_MATCH
    """
    total = 0
    for j in range(searches.shape[0]):
        wrong[j] = poisson(searches[j] * reach[j], seed, serial[j], day, FALSE_MATCH, 0)
        total += wrong[j]
        seen = at_posts[j] * carriers
        own[PERSONS, j] = poisson(seen * shown_own[j], seed, serial[j], day, DOCUMENT, 255)
        last = searches.shape[0] - 1
        for e in range(poisson(seen * shown[last, j], seed, serial[j], day, DOCUMENT, 254)):
            i, u = 0, unit(words(seed, np.uint64(mix(serial[j], e)), day, DOCUMENT, 0)[0]) * shown[last, j]
            while i < last and u >= shown[i, j]:
                i += 1
            foreign[PERSONS, i, j] += 1
    return total


@kernel
def tail(z, out):
    """Chance that a standard normal number exceeds ``z``, matrix by matrix."""
    for i in range(z.shape[0]):
        for j in range(z.shape[1]):
            out[i, j] = 0.5 * math.erfc(z[i, j] / math.sqrt(2.0))
    return 0


@kernel
def census(used, alerts, day, counted):
    """Count persons under alerts in force, ``counted[kind, issuer]``."""
    counted[:] = 0
    for a in range(used):
        if alerts.expires[a] > day:
            counted[alerts.kind[a], alerts.issuer[a]] += alerts.weight[a]
    return used


@kernel
def offer(start, stop, alerts, sigma, delay, ages, user_counts, known, total, seed, day):
    """Offer each alert to each partner: how many a partner knows, by age class.

    ``ages`` upper ends of age classes in days; ``known``, ``total`` (classes, users) count persons.
    Returns  offers
    Chance   as in ``meet``: the same words decide whether and when an alert passes
    """
    offers = 0
    n = user_counts.shape[0]
    for a in range(start, stop):
        if alerts.expires[a] <= day:
            continue
        k, i, weight = np.int64(alerts.kind[a]), np.int64(alerts.issuer[a]), np.int64(alerts.weight[a])
        age = np.float64(day - alerts.created[a])
        c = 0
        while c < ages.shape[0] - 1 and age >= ages[c]:
            c += 1
        for block in range(0, n, 4):
            w0, w1, w2, w3 = words(seed, alerts.serial[a], 0, SHARE, np.int64(128 + (block >> 2)))
            for q in range(min(4, n - block)):
                j = block + q
                if j == i or user_counts[j] == 0:
                    continue
                word = w0 if q == 0 else w1 if q == 1 else w2 if q == 2 else w3
                offers += 1
                total[c, j] += weight
                known[c, j] += weight * (age >= age_passed(word, sigma[k, i, j], delay[i, j]))
    return offers
