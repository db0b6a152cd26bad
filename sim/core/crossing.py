"""Movers: how they set out, plan, cross, are stopped and try again; one event a mover and day."""

import math

import numpy as np

from sim.core.chance import Purpose, mix, poisson, unit, words
from sim.core.rows import kernel, step

# fmt: off
FREE, PLANNING, TRAVELLING, APPLYING, STAYING = range(5)
NONE, LEGAL, ALONE, GUIDED = range(4)
(STAYED, UNSEEN, GOTAWAY, TURNED_BACK, RETURNED, DETERRED, RELEASED, CLAIMED, PUSHED_BACK, DIED, ADMITTED, REFUSED,
 OVERSTAYED, OPEN, SEIZED, GAVE_UP, CLAIMED_AT_POST, DEPARTED) = range(18)
# fmt: on
FIRST, WITH_GUIDE, BEFORE, IN_WINDOW, OWN_ALERT, FOREIGN_ALERT = 1, 2, 4, 8, 16, 32
DRUGS, NEVER = 1, np.int32(2**31 - 1)
SHORT_STAY_DAYS = 90  # Reg. (EU) 2016/399 art. 6: 90 days in any 180
CONSIDER_DAYS = 30  # until a refused traveller decides anew: assumption
DEPARTURES, PLAN, CROSS, AFTER, TRAVEL, LAWFUL, SHARE, LATENCY = (
    int(p)
    for p in (
        Purpose.DEPARTURES, Purpose.PLAN, Purpose.CROSS, Purpose.AFTER, Purpose.TRAVEL, Purpose.LEGAL, Purpose.SHARE,
        Purpose.LATENCY,
    )
)  # fmt: skip


@kernel
def draw_departures(streams, month, persons_factor, drugs_factor, seed, day):
    """Draw how many persons or lots set out today on each stream.

    Writes   streams.setting_out
    Returns  their sum
    Chance   a Poisson count a stream and day, purpose DEPARTURES
    """
    total = 0
    for s in range(streams.serial.shape[0]):
        mean = streams.per_day[s] * streams.month_factor[s, month] * streams.surge[s]
        mean *= drugs_factor / streams.lot_g[s] if streams.kind[s] == DRUGS else persons_factor
        streams.setting_out[s] = poisson(mean, seed, streams.serial[s], day, DEPARTURES, 0)
        total += streams.setting_out[s]
    return total


@kernel
def arrive(movers, streams, day):
    """Give each who sets out today a free row and a serial derived from stream, day and rank.

    Reads    streams.setting_out
    Writes   movers
    Returns  rows filled; the caller sees to room
    """
    row, filled, n = 0, 0, movers.stage.shape[0]
    for s in range(streams.serial.shape[0]):
        cause = np.uint64(mix(streams.serial[s], day))
        for k in range(streams.setting_out[s]):
            while row < n and movers.stage[row] != FREE:
                row += 1
            if row == n:
                return filled
            movers.serial[row] = mix(cause, k)
            movers.due[row], movers.stage[row] = day, PLANNING
            movers.stream[row], movers.route[row] = s, -1
            movers.alert[row], movers.arrested[row] = -1, -1
            movers.mode[row], movers.leg[row], movers.attempt[row] = NONE, 0, 0
            filled += 1
    return filled


@step
def drawn(cumulated, first, n, u):
    """The first of ``n`` rows whose cumulated share exceeds ``u``: counted, which costs less than guessing."""
    row = first
    for k in range(first, first + n - 1):
        row += u >= cumulated[np.uint64(k)]
    return row


@step
def delay(mean_days, word):
    """Whole days until the next event, at least one, exponential beyond."""
    return 1 + int(-(mean_days - 1.0) * math.log(unit(word))) if mean_days > 1.0 else 1


@step
def leave(i, movers):
    """The mover's story ends here; the row is free for another."""
    movers.stage[i], movers.due[i] = FREE, NEVER


@step
def advance(i, movers, streams, routes, legs, day):
    """Go on to the next border of the route, or arrive."""
    r = streams.first_route[movers.stream[i]] + movers.route[i]
    if movers.leg[i] + 1 >= routes.legs[r]:
        leave(i, movers)
        return
    movers.leg[i] += 1
    movers.attempt[i] = 0
    movers.due[i] = day + max(1, legs.days[routes.first_leg[r] + movers.leg[i]])


@step
def plan(i, movers, streams, routes, legs, seed, day):
    """Decide whether to go, how, and by which route."""
    serial, s = movers.serial[i], movers.stream[i]
    w0, w1, _, _ = words(seed, serial, np.int64(movers.attempt[i]), PLAN, 0)
    may = unit(words(seed, serial, 0, PLAN, 1)[0]) < streams.legal_access[s]
    table = streams.modes_legal if may else streams.modes
    u, mode = unit(w0), GUIDED
    for m in range(3):
        if u < table[s, m]:
            mode = m
            break
    movers.mode[i] = mode
    if mode == NONE:
        leave(i, movers)
        return STAYED
    if mode == LEGAL:
        movers.stage[i], movers.due[i] = APPLYING, day + 1
        return DEPARTED
    cumulated = routes.guided if mode == GUIDED else routes.alone
    first = streams.first_route[s]
    movers.route[i] = drawn(cumulated, first, streams.routes[s], unit(w1)) - first
    movers.leg[i], movers.attempt[i] = 0, 0
    movers.stage[i] = TRAVELLING
    movers.due[i] = day + max(1, legs.days[routes.first_leg[first + movers.route[i]]])
    return DEPARTED


@step
def known(i, state, movers, alerts, sigma, latency, seed, day):
    """Flag of an alert on the mover that officers of ``state`` can see today: own, foreign, or 0.

    Whether an issuer's alert passes to a partner is one keyed draw for the alert and partner; the latency is a gamma
    variate of shape 2.
    """
    a = movers.alert[i]
    if a < 0 or alerts.person[a] != movers.serial[i] or alerts.expires[a] <= day:
        return 0
    issuer = alerts.issuer[a]
    if issuer == state:
        return OWN_ALERT
    w0, _, w2, w3 = words(seed, alerts.serial[a], 0, SHARE, np.int64(state))
    if unit(w0) >= sigma[issuer, state]:
        return 0
    late = -0.5 * latency[issuer, state] * (math.log(unit(w2)) + math.log(unit(w3)))
    return FOREIGN_ALERT if day >= alerts.created[a] + late else 0


@step
def flags_of(i, movers, window_days, day):
    """What the books need to know about the mover besides the fate."""
    flags = FIRST if movers.attempt[i] == 0 else 0
    if movers.mode[i] == GUIDED:
        flags |= WITH_GUIDE
    if movers.arrested[i] >= 0:
        flags |= BEFORE
        if day - movers.arrested[i] <= window_days:
            flags |= IN_WINDOW
    return flags


@step
def stopped(i, f, hit, movers, streams, routes, legs, fronts, states, readmission, retry, seed, day):
    """What follows an interception: turned back, or arrested and then claim, release, return, deterrence."""
    state, s = fronts.state[f], movers.stream[i]
    if streams.kind[s] == DRUGS:
        leave(i, movers)
        return SEIZED
    w0, w1, w2, w3 = words(seed, movers.serial[i], np.int64(movers.attempt[i]), AFTER, np.int64(movers.leg[i]))
    pause, spare, _, _ = words(seed, movers.serial[i], np.int64(movers.attempt[i]), TRAVEL, np.int64(movers.leg[i]))
    last = movers.attempt[i] + 1 >= retry.max_attempts
    if unit(w0) < retry.turned_back_share:
        fate, mean = TURNED_BACK, 3.0
    else:
        movers.arrested[i] = day
        claims = unit(w1) < streams.protection[s] * retry.claim_factor
        back = max(states.returned[state], readmission[fronts.neighbour[f], state])
        back = 1.0 if hit else back * states.held[state]
        if claims and unit(w2) >= states.pushback[state]:
            leave(i, movers)
            return CLAIMED
        if claims:
            fate, mean = PUSHED_BACK, retry.delay_days
        elif unit(w2) >= back:
            advance(i, movers, streams, routes, legs, day)
            return RELEASED
        elif unit(w3) < retry.deterred:
            leave(i, movers)
            return DETERRED
        else:
            fate, mean = RETURNED, retry.delay_days
    if last:
        leave(i, movers)
        return fate
    movers.attempt[i] += 1
    movers.due[i] = day + delay(mean, pause)
    return fate


@step
def apply_at_post(i, f, hit, post, movers, streams, fronts, states, posts, retry, seed, day):
    """A check on the legal channel: refused on an alert or a find, else admitted for a short stay."""
    w0, w1, w2, w3 = words(seed, movers.serial[i], np.int64(movers.attempt[i]), LAWFUL, 1)
    if not hit and w0 >= posts.refuse[post]:
        movers.stage[i], movers.due[i] = STAYING, day + SHORT_STAY_DAYS
        return ADMITTED
    if unit(w1) < streams.protection[movers.stream[i]] * retry.claim_factor:
        if unit(w2) >= states.pushback[fronts.state[f]]:
            leave(i, movers)
            return CLAIMED_AT_POST
    if unit(w3) < retry.deterred or movers.attempt[i] >= 3:
        leave(i, movers)
        return GAVE_UP
    movers.attempt[i] += 1
    movers.stage[i], movers.due[i] = PLANNING, day + CONSIDER_DAYS
    return REFUSED


@step
def list_due(start, stop, movers, crossings, day):
    """List in ``crossings.mover`` the rows of those who are due, with no branch for who is not; give the list's end.

    Indices are unsigned: numba tests a signed one for counting from the end, at twice the cost of the scan.
    """
    end, today = np.uint64(start), np.int32(day)
    for i in range(np.uint64(start), np.uint64(stop)):
        crossings.mover[end] = i
        end += np.uint64(movers.due[i] == today)
    return end


@kernel
def cross(
    start, stop, movers, crossings, streams, routes, legs, ways, cells, fronts, stretches, sectors, posts, networks,
    sites, states, alerts, sigma, latency, readmission, retry, seed, day,
):  # fmt: skip
    """Live the day's event of every mover who is due.

    Reads    choice tables of streams, routes, cells, networks, sites; chances of sectors and posts; law and alerts
    Writes   movers; crossings from row ``start`` on
    Returns  number of events
    Chance   per mover keyed by own event number: PLAN, CROSS, AFTER, TRAVEL, LEGAL; per alert SHARE
    Source   outcomes as in border book-keeping: arrested, turned back, got away, undetected
    """
    end = list_due(start, stop, movers, crossings, day)
    for e in range(np.uint64(start), end):
        i = np.uint64(crossings.mover[e])
        stage, s = movers.stage[i], movers.stream[i]
        flags = flags_of(i, movers, retry.window_days, day)
        crossings.stream[e], crossings.flags[e] = s, flags
        crossings.serial[e] = movers.serial[i]
        crossings.front[e], crossings.cell[e], crossings.site[e] = -1, -1, -1
        crossings.sector[e], crossings.post[e] = -1, -1
        if stage == PLANNING:
            crossings.fate[e] = plan(i, movers, streams, routes, legs, seed, day)
        elif stage == STAYING:
            crossings.front[e], crossings.fate[e] = streams.air_front[s], OVERSTAYED
            leave(i, movers)
        elif stage == APPLYING:
            f = streams.air_front[s]
            u = unit(words(seed, movers.serial[i], np.int64(movers.attempt[i]), LAWFUL, 0)[0])
            post = drawn(posts.choice, fronts.first_post[f], fronts.posts[f], u)
            hit = known(i, fronts.state[f], movers, alerts, sigma, latency, seed, day)
            crossings.front[e], crossings.post[e], crossings.flags[e] = f, post, flags | hit
            crossings.fate[e] = apply_at_post(i, f, hit, post, movers, streams, fronts, states, posts, retry, seed, day)
        else:
            leg = routes.first_leg[streams.first_route[s] + movers.route[i]] + movers.leg[i]
            f = legs.front[leg]
            crossings.front[e] = f
            if fronts.controlled[f] == 0:
                crossings.fate[e] = OPEN
                advance(i, movers, streams, routes, legs, day)
                continue
            w0, w1, w2, w3 = words(seed, movers.serial[i], np.int64(movers.attempt[i]), CROSS, np.int64(movers.leg[i]))
            guided = movers.mode[i] == GUIDED and fronts.networks[f] > 0
            if guided:
                net = drawn(networks.share, fronts.first_network[f], fronts.networks[f], unit(w0))
                site = drawn(sites.choice, networks.first_site[net], networks.sites[net], unit(w1))
                stretch, post = sites.stretch[site], -1
                crossings.site[e] = site
            else:
                way = legs.way[leg]
                cell = drawn(cells.choice, ways.first_cell[way], ways.cells[way], unit(w1))
                stretch, post = cells.stretch[cell], cells.post[cell]
                crossings.cell[e] = cell
            if post >= 0:  # hidden in freight
                crossings.post[e] = post
                caught, seen = posts.found[post], posts.found[post]
            else:
                sector = stretches.first_sector[stretch]
                if stretches.sectors[stretch] > 1:
                    v = unit(
                        words(
                            seed, movers.serial[i], np.int64(movers.attempt[i]), CROSS, np.int64(movers.leg[i]) | 0x100
                        )[0]
                    )
                    sector += int(v * stretches.sectors[stretch])
                crossings.sector[e] = sector
                caught = sectors.caught_guided[sector] if guided else sectors.caught_alone[sector]
                seen = sectors.seen_guided[sector] if guided else sectors.seen_alone[sector]
            if w3 < fronts.danger[f] and streams.kind[s] != DRUGS:
                crossings.fate[e] = DIED
                leave(i, movers)
            elif w2 < caught:
                hit = known(i, fronts.state[f], movers, alerts, sigma, latency, seed, day)
                crossings.flags[e] = flags | hit
                crossings.fate[e] = stopped(
                    i, f, hit, movers, streams, routes, legs, fronts, states, readmission, retry, seed, day
                )
            else:
                crossings.fate[e] = GOTAWAY if w2 < seen else UNSEEN
                advance(i, movers, streams, routes, legs, day)
    return np.int64(end) - start
