"""Searches of lists: who under an alert meets a check and is recognised, what is found besides, what is wrong."""

import math

import numpy as np

from sim.core.chance import Purpose, mix, poisson, unit, words
from sim.core.fates import NEVER
from sim.core.passing import age_passed, word_for
from sim.core.rows import kernel, step

FALSE_MATCH, MEET, DOCUMENT = int(Purpose.FALSE_MATCH), int(Purpose.MEET), int(Purpose.DOCUMENT)
PERSONS = 4  # kinds of alerts on persons come first


@step
def until_check(period_days, word):
    """Whole days until a listed person meets the next check, at least one."""
    return 1 + int(min(-period_days * math.log(unit(word)), 1e6))


@step
def expect(a, due, alerts, listed, until):
    """Note the day of the next check, and the row on the week's list if it falls into the week."""
    alerts.due[a] = due
    if due < until and listed[0] + 1 < listed.shape[0]:
        listed[0] += 1
        listed[listed[0]] = a


@kernel
def list_week(used, alerts, listed, until):
    """List the rows of those who meet a check before ``until``: ``listed[0]`` of them, from ``listed[1]`` on."""
    n, end = np.uint64(0), np.int32(until)
    for a in range(np.uint64(used)):  # with no branch for who is not due
        listed[n + np.uint64(1)] = a
        n += np.uint64(alerts.due[a] < end)
    listed[0] = n
    return np.int64(n)


@kernel
def meet(
    alerts, listed, until, kinds, place, sigma, delay, recall, own, foreign, unknown, recognised, noted, seed, day
):
    """Listed persons meet a check: they are recognised if the alert is known there, is found, and still fits.

    ``place`` cumulates states' shares of searches. ``own`` (kinds, states) and ``foreign`` (kinds, issuers, users)
    count persons; ``unknown`` (users) those whom a partner sought and the user did not recognise.
    ``listed`` is the week's list, ``until`` the day after the week; ``noted`` rows of ``recognised`` are taken.
    Writes   alerts.due, expires (a hit settles some kinds); listed; own, foreign, unknown; recognised
    Returns  rows of ``recognised`` taken, at most as many more as rows on the week's list
    Chance   a block an alert and day of a check, purpose MEET; whether it has passed, purpose SHARE
    Source   linkage: Fellegi & Sunter 1969; worth and latency: docs/odd.md
    """
    own[:], foreign[:], unknown[:] = 0, 0, 0
    e = 0
    while e < listed[0]:
        e += 1
        a = listed[e]
        if alerts.due[a] != day:
            continue
        if alerts.expires[a] <= day:
            alerts.due[a] = NEVER
            continue
        k, i, age = np.int64(alerts.kind[a]), np.int64(alerts.issuer[a]), np.float64(day - alerts.created[a])
        w0, w1, w2, w3 = words(seed, alerts.serial[a], day, MEET, 0)
        expect(a, day + until_check(kinds.period_days[k], w0), alerts, listed, until)
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
        if alerts.person[a] != 0:  # on one of a network's people
            recognised.serial[noted], recognised.network[noted] = alerts.serial[a], alerts.person[a]
            recognised.issuer[noted], recognised.user[noted], recognised.kind[noted] = i, j, k
            noted += 1
        if kinds.ends[k]:
            alerts.expires[a] = day
            alerts.due[a] = NEVER
    return noted


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
