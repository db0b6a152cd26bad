"""Alerts on persons: entered on returns and by police and courts, ended by law, counted."""

import numpy as np

from sim.engine.chance import Purpose, mix, poisson, unit, words
from sim.engine.rows import kernel, step
from sim.engine.table import NEVER
from sim.information.searches import PERSONS, schedule_check, until_check
from sim.tables import Fate, Kind

LISTED, SHARE, ENLIST, TIP = int(Purpose.LISTED), int(Purpose.SHARE), int(Purpose.ENLIST), int(Purpose.TIP)
ENTERED = 255  # index of the draw whether a return leads to an alert


@step
def next_row(alerts, row, day):
    """The next row at or after ``row`` whose alert has ended; the table's length if none."""
    while row < alerts.serial.shape[0] and alerts.expires[row] > day:
        row += 1
    return row


@step
def write_alert(a, alerts, serial, person, issuer, kind, weight, quality, day, days):
    """Enter one alert in a free row."""
    alerts.serial[a], alerts.person[a] = serial, person
    alerts.issuer[a], alerts.kind[a] = issuer, kind
    alerts.weight[a], alerts.quality[a] = weight, quality
    alerts.created[a], alerts.expires[a] = day, day + days
    alerts.due[a] = NEVER


@kernel
def list_causes(n, crossings, person, returned, departed):
    """List today's rows of ``crossings`` that may lead to an alert: of persons returned, of lots that set out.

    Writes   returned, departed
    Returns  how many of each
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

    Reads    crossings (rows ``order``: persons returned); states.banned
    Writes   alerts; movers.alert
    Returns  the row from which to look for a free one
    Chance   one draw a return, purpose SHARE
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
            row, alerts, mix(person, day), person, issuer, Kind.REFUSAL, 1, 255 - (w1 >> 26), day, retention_days
        )
        if crossings.fate[e] == Fate.RETURNED:
            movers.alert[crossings.mover[e]] = row
        row += 1
    return row


@kernel
def enter_inflow(row, inflow, weight, quality, kinds, alerts, listed, until, state_serial, seed, day):
    """Police and courts enter alerts on persons: ``inflow[kind, state]`` a day, ``weight[state]`` persons to a row.

    ``quality`` of a record, at most 1: the longer lists are, the less complete is what is added.
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
                full = int((255 - (w0 >> 26)) * quality)
                write_alert(row, alerts, serial, 0, i, k, weight[i], full, day, kinds.retention_days[k])
                schedule_check(row, day + until_check(kinds.period_days[k], w1), alerts, listed, until)
                row += 1
    return row


@kernel
def enter_sought(row, wanted, network_serial, kinds, alerts, listed, until, seed, day):
    """Police enter alerts on persons whom investigators seek.

    Writes   alerts; listed
    Returns  the row from which to look for a free one; the caller sees to room
    Chance   a block an alert, purpose ENLIST
    """
    for k in range(wanted.serial.shape[0]):
        row = next_row(alerts, row, day)
        serial, c = np.uint64(mix(wanted.serial[k], day)), np.int64(wanted.kind[k])
        w0, w1, _, _ = words(seed, serial, day, ENLIST, 0)
        days = kinds.retention_days[c]
        write_alert(
            row, alerts, serial, network_serial[wanted.network[k]], wanted.issuer[k], c, 1, 255 - (w0 >> 26), day, days
        )
        schedule_check(row, day + until_check(kinds.period_days[c], w1), alerts, listed, until)
        row += 1
    return row


@kernel
def tip_off(row, departed, crossings, movers, streams, routes, legs, neighbour, alerts, tip_share, days, seed, day):
    """Police of a state on the way of a lot enter an alert on it when somebody told them.

    Reads    crossings (rows ``departed``: lots that set out today)
    Writes   alerts; movers.alert
    Returns  the row from which to look for a free one; the caller sees to room
    Chance   a block a lot, purpose TIP
    """
    for k in range(departed.shape[0]):
        i = crossings.mover[departed[k]]
        lot, s = movers.serial[i], movers.stream[i]
        w0, w1, _, _ = words(seed, lot, 0, TIP, 0)
        if movers.route[i] < 0 or unit(w0) >= tip_share:
            continue
        r = streams.first_route[s] + movers.route[i]
        leg = routes.first_leg[r] + int(unit(w1) * routes.legs[r])  # each state that it leaves may hear of it
        row = next_row(alerts, row, day)
        write_alert(row, alerts, mix(lot, day), lot, neighbour[legs.side[leg]], Kind.OBJECT, 1, 255, day, days)
        movers.alert[i] = row
        row += 1
    return row


@kernel
def write_initial_alerts(rows, weight, quality, kinds, alerts, state_serial, seed):
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
                full = int((255 - (w0 >> 26)) * quality)
                write_alert(row, alerts, serial, 0, i, k, weight[i], full, -age, days)
                alerts.due[row] = until_check(kinds.period_days[k], w1) - 1
                row += 1
    return row


@kernel
def count_persons(used, alerts, day, counted):
    """Count persons under alerts in force, ``counted[kind, issuer]``."""
    counted[:] = 0
    for a in range(used):
        if alerts.expires[a] > day:
            counted[alerts.kind[a], alerts.issuer[a]] += alerts.weight[a]
    return used
