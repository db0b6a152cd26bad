"""Alerts for refusal of entry: entered on returns, expired by law; searches of lists and their hits in counts."""

from sim.core.chance import Purpose, mix, poisson, uniform
from sim.core.crossing import RETURNED
from sim.core.rows import kernel

LISTED, FALSE_MATCH, SHARE = int(Purpose.LISTED), int(Purpose.FALSE_MATCH), int(Purpose.SHARE)
ENTERED = 255  # index of the draw whether a return leads to an alert


@kernel
def enter(n, used, order, crossings, movers, alerts, state_of_front, banned, retention_days, seed, day):
    """Enter alerts on persons returned today, in the order of their serials.

    Reads    crossings (rows ``order``: persons returned); states.banned
    Writes   alerts; movers.alert
    Returns  rows of alerts in use
    Chance   one draw a return, purpose SHARE
    Source   Regulation (EU) 2018/1861 art. 24
    """
    for k in range(n):
        e = order[k]
        fate = crossings.fate[e]
        issuer = state_of_front[crossings.front[e]]
        person = crossings.serial[e]
        if uniform(seed, person, day, SHARE, ENTERED) >= banned[issuer] or used == alerts.serial.shape[0]:
            continue
        alerts.serial[used] = mix(person, day)
        alerts.person[used] = person
        alerts.issuer[used] = issuer
        alerts.created[used] = day
        alerts.expires[used] = day + retention_days
        if fate == RETURNED:
            movers.alert[crossings.mover[e]] = used
        used += 1
    return used


@kernel
def search(
    inland,
    dyads_answered,
    traffic,
    listed,
    sigma,
    travel_per_day,
    false_rate,
    searches,
    own,
    foreign,
    wrong,
    serial,
    seed,
    day,
):
    """Search lists for all who are checked today: hits on own and foreign alerts, and false matches, in counts.

    A listed person meets a check abroad ``travel_per_day`` times a day, in proportion to each state's searches.
    Writes   searches, own, foreign, wrong (one a state); dyads.answered
    Returns  hits on foreign alerts
    Chance   Poisson counts a state and day, purpose LISTED, FALSE_MATCH
    Source   order of SIS 2024: 15.0 bn searches, 397,804 hits on foreign alerts (eu-LISA)
    """
    n = listed.shape[0]
    total = 0.0
    for j in range(n):
        searches[j] = int(traffic[j] + inland[j])
        total += searches[j]
    hits = 0
    for j in range(n):
        own[j], foreign[j], wrong[j] = 0, 0, 0
        if searches[j] == 0:
            continue
        exposed = travel_per_day * searches[j] / total
        reach, mean = 0.0, 0.0
        for i in range(n):
            if i == j:
                own[j] = poisson(listed[j] * exposed, seed, serial[j], day, LISTED, 0)
                reach += listed[j]
            elif sigma[i, j] > 0.0:
                answered = sigma[i, j] * listed[i] * exposed
                reach += sigma[i, j] * listed[i]
                mean += answered
                dyads_answered[i, j] += answered
        foreign[j] = poisson(mean, seed, serial[j], day, LISTED, 1)
        wrong[j] = poisson(searches[j] * reach * false_rate, seed, serial[j], day, FALSE_MATCH, 0)
        hits += foreign[j]
    return hits


@kernel
def active(alerts, used, day, by_issuer):
    """Count alerts in force by issuer."""
    by_issuer[:] = 0
    for a in range(used):
        if alerts.expires[a] > day:
            by_issuer[alerts.issuer[a]] += 1
    return used
