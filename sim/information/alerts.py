"""Alerts on persons: entered after returns and by police and courts, ended by law, counted."""

import numpy as np

from sim.engine.chance import Purpose, mix, poisson, unit, words
from sim.engine.due_scan import WORD, lowest
from sim.engine.random_words import ONE, at
from sim.engine.rows import kernel, part, step
from sim.engine.table import NEVER
from sim.information.searches import PERSONS, schedule_check, until_check
from sim.tables import Fate, Kind

LISTED, SHARE, ENLIST, TIP = int(Purpose.LISTED), int(Purpose.SHARE), int(Purpose.ENLIST), int(Purpose.TIP)
ENTERED = 255  # index of the draw whether a return leads to an alert


@step
def next_row(alerts, row, day):
    """The next row at or after ``row`` whose alert has ended; the length of the table if there is none."""
    while row < alerts.serial.shape[0] and alerts.expires[row] > day:
        row += 1
    return row


@step
def write_alert(a, alerts, serial, person, issuer, home, kind, weight, quality, day, days):
    """Enter one alert in a free row."""
    alerts.serial[a], alerts.person[a] = serial, person
    alerts.issuer[a], alerts.home[a], alerts.kind[a] = issuer, home, kind
    alerts.weight[a], alerts.quality[a] = weight, quality
    alerts.created[a], alerts.expires[a] = day, day + days
    alerts.due[a] = NEVER


@step
def home_of(issuer, homes, word):
    """The state where a person under an alert lives; ``homes`` (issuers, states) is cumulated."""
    state, u = 0, unit(word)
    for s in range(homes.shape[1] - 1):
        state += u >= homes[issuer, s]
    return state


@kernel
def list_causes(n, crossings, person, returned, departed):
    """List today's rows of ``crossings`` that may lead to an alert: of persons returned, and of lots that set out.

    Reads    crossings.fate, stream
    Writes   returned; departed
    Returns  the number of each
    """
    r, d = np.uint64(0), np.uint64(0)
    for e in range(np.uint64(n)):
        fate = crossings.fate[e]
        returned[r], departed[d] = e, e
        r += np.uint64((fate == Fate.RETURNED) | (fate == Fate.DETERRED))
        d += np.uint64((fate == Fate.DEPARTED) & (person[np.uint64(crossings.stream[e])] == 0))
    return np.int64(r), np.int64(d)


@kernel
def enter_returned(n, row, order, crossings, movers, alerts, state_of_side, banned, retention_days, seed, day):
    """Enter alerts on persons returned today, in the order of their serials.

    ``order`` holds the rows of ``crossings`` of persons returned; ``banned`` is the share of returns, by state, that
    lead to an alert.

    Reads    crossings.side, serial, fate, mover
    Writes   alerts; movers.alert
    Returns  the row from which to look for a free one
    Chance   one draw for each return, purpose SHARE
    Source   Regulation (EU) 2018/1861 art. 24
    """
    for k in range(n):
        e = order[k]
        issuer, person = state_of_side[crossings.side[e]], crossings.serial[e]
        w0, w1, _, _ = words(seed, person, day, SHARE, ENTERED)
        if unit(w0) >= banned[issuer]:
            continue
        row = next_row(alerts, row, day)
        if row == alerts.serial.shape[0]:
            break
        write_alert(
            row, alerts, mix(person, day), person, issuer, issuer, Kind.REFUSAL, 1, 255 - (w1 >> 26), day,
            retention_days,
        )  # fmt: skip
        if crossings.fate[e] == Fate.RETURNED:
            movers.alert[crossings.mover[e]] = row
        row += 1
    return row


@kernel
def enter_inflow(row, inflow, weight, quality, kinds, residents, alerts, entries, until, state_serial, seed, day):
    """Enter the day's alerts of police and courts on persons who are no movers.

    ``inflow`` (kinds, states) is the mean number of persons a day, ``weight`` (states) the persons for whom one row
    stands. ``quality``, at most 1, is the completeness of a record: it is lower where lists are longer.

    Reads    kinds.retention_days; residents.home, period_days
    Writes   alerts; entries
    Returns  the row from which to look for a free one
    Chance   a Poisson count for each state and kind, purpose LISTED; one block for each alert, purpose ENLIST
    """
    for k in range(PERSONS):
        for i in range(inflow.shape[1]):
            cause = np.uint64(mix(state_serial[i], np.uint64(day * 16 + k)))
            for m in range(poisson(inflow[k, i] / weight[i], seed, state_serial[i], day, LISTED, k)):
                row = next_row(alerts, row, day)
                if row == alerts.serial.shape[0]:
                    return row
                serial = np.uint64(mix(cause, m))
                w0, w1, w2, _ = words(seed, serial, day, ENLIST, 0)
                home, full = home_of(i, residents.home, w2), int((255 - (w0 >> 26)) * quality)
                write_alert(row, alerts, serial, 0, i, home, k, weight[i], full, day, kinds.retention_days[k])
                schedule_check(row, day + until_check(residents.period_days[home], w1), alerts, entries, until)
                row += 1
    return row


@kernel
def enter_sought(row, wanted, network_serial, kinds, residents, alerts, entries, until, seed, day):
    """Enter alerts on persons whom investigators seek. The caller has ensured that the table has free rows.

    Reads    wanted; kinds.retention_days; residents.period_days
    Writes   alerts; entries
    Returns  the row from which to look for a free one
    Chance   one block for each alert, purpose ENLIST
    """
    for k in range(wanted.serial.shape[0]):
        row = next_row(alerts, row, day)
        serial, c = np.uint64(mix(wanted.serial[k], day)), np.int64(wanted.kind[k])
        w0, w1, _, _ = words(seed, serial, day, ENLIST, 0)
        days, home = kinds.retention_days[c], np.int64(wanted.home[k])
        write_alert(
            row, alerts, serial, network_serial[wanted.network[k]], wanted.issuer[k], home, c, 1, 255 - (w0 >> 26),
            day, days,
        )  # fmt: skip
        schedule_check(row, day + until_check(residents.period_days[home], w1), alerts, entries, until)
        row += 1
    return row


@kernel
def tip_off(row, lots, movers, streams, routes, legs, neighbour, alerts, tip_share, days, seed, day):
    """Enter alerts on lots about which police of a state on their route have received a tip.

    ``lots`` holds the rows of ``movers`` of lots that set out today. The caller has ensured that the table has free
    rows.

    Reads    movers.serial, stream, route; streams.first_route; routes.first_leg, legs; legs.side
    Writes   alerts; movers.alert
    Returns  the row from which to look for a free one
    Chance   one block for each lot, purpose TIP
    """
    for k in range(lots.shape[0]):
        i = lots[k]
        lot, s = movers.serial[i], movers.stream[i]
        w0, w1, _, _ = words(seed, lot, 0, TIP, 0)
        if movers.route[i] < 0 or unit(w0) >= tip_share:
            continue
        r = streams.first_route[s] + movers.route[i]
        leg = routes.first_leg[r] + int(unit(w1) * routes.legs[r])  # any state that the lot leaves may receive the tip
        row = next_row(alerts, row, day)
        issuer = neighbour[legs.side[leg]]
        write_alert(row, alerts, mix(lot, day), lot, issuer, issuer, Kind.OBJECT, 1, 255, day, days)
        movers.alert[i] = row
        row += 1
    return row


@kernel
def write_initial_alerts(rows, weight, quality, kinds, residents, alerts, state_serial, seed):
    """Write the alerts that are in force on the first day, of every age; ``rows`` (kinds, states) of them.

    Reads    kinds.retention_days; residents.home, period_days
    Writes   alerts
    Returns  rows written
    Chance   one block for each alert, purpose ENLIST
    """
    row = 0
    for k in range(rows.shape[0]):
        for i in range(rows.shape[1]):
            cause = np.uint64(mix(state_serial[i], np.uint64(k)))
            for m in range(rows[k, i]):
                serial, days = np.uint64(mix(cause, m)), np.int64(kinds.retention_days[k])
                w0, w1, w2, w3 = words(seed, serial, 0, ENLIST, 1)
                age = int(unit(w2) * days)
                home, full = home_of(i, residents.home, w3), int((255 - (w0 >> 26)) * quality)
                write_alert(row, alerts, serial, 0, i, home, k, weight[i], full, -age, days)
                alerts.due[row] = until_check(residents.period_days[home], w1) - 1
                row += 1
    return row


@kernel
def count_persons(used, alerts, day, counted):
    """Count persons under alerts in force.

    Reads    alerts.expires, kind, issuer, weight
    Writes   counted (kinds, issuers)
    Returns  rows of alerts in use
    """
    counted[:] = 0
    for a in range(used):
        if alerts.expires[a] > day:
            counted[alerts.kind[a], alerts.issuer[a]] += alerts.weight[a]
    return used


@part
def sought_rows(row, last, alerts, day):
    """Bits of the next sixty-four rows, as far as ``last``: set where an alert seeks somebody of a network."""
    bits = np.uint64(0)
    for k in range(min(WORD, last - row)):
        kind = alerts.kind[row + k]
        sought = (kind == Kind.ARREST) | (kind == Kind.DISCREET)  # networks' people are under no others
        bits |= np.uint64(sought & (alerts.person[row + k] != 0) & (alerts.expires[row + k] > day)) << k
    return bits


@kernel
def count_sought(used, alerts, order, serials, day, known):
    """Count the people of networks who are sought, or under discreet checks, by alerts in force.

    ``order`` are the rows of networks by serial, and ``serials`` their serials in that order.

    Reads    alerts.person, kind, expires
    Writes   known (networks; added to)
    Returns  rows of alerts in use
    """
    row, last = at(0), at(used)
    while row < last:
        sought = sought_rows(row, last, alerts, np.int32(day))
        while sought:
            a = row + lowest(sought)
            sought &= sought - ONE
            k = np.searchsorted(serials, alerts.person[a])
            if k < serials.shape[0] and serials[k] == alerts.person[a]:
                known[order[k]] += 1
        row += WORD
    return used
