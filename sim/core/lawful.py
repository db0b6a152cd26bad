"""Movers at posts and in alerts: who is known to officers, and what a check on the legal channel brings."""

import numpy as np

from sim.core.chance import unit
from sim.core.departing import drawn
from sim.core.dice import ONE, TWO, at, high, low
from sim.core.fates import (  # fmt: skip
    ADMITTED,
    APPLYING,
    CLAIMED_AT_POST,
    FOREIGN_ALERT,
    FREE,
    GAVE_UP,
    NEVER,
    OVERSTAYED,
    OWN_ALERT,
    PLANNING,
    REFUSED,
    STAYING,
)
from sim.core.passing import age_passed, word_for
from sim.core.rows import part
from sim.core.slate import OTHERS

SHORT_STAY_DAYS = 90  # Reg. (EU) 2016/399 art. 6: 90 days in any 180
CONSIDER_DAYS = 30  # until a refused traveller decides anew: assumption


@part
def leave(i, movers):
    """The mover's story ends here; the row is free for another."""
    movers.stage[i], movers.due[i] = FREE, NEVER


@part
def known(i, state, movers, alerts, sigma, latency, seed, day):
    """Flag of an alert on the mover that officers of ``state`` can see today: own, foreign, or 0.

    Whether and when an issuer's alert passes to a partner is one keyed word of the alert and the partner.
    """
    a = movers.alert[i]
    if a < 0 or alerts.person[a] != movers.serial[i] or alerts.expires[a] <= day:
        return 0
    issuer = alerts.issuer[a]
    if issuer == state:
        return OWN_ALERT
    word = word_for(seed, alerts.serial[a], np.int64(state))
    passed = age_passed(word, sigma[alerts.kind[a], issuer, state], latency[issuer, state])
    return FOREIGN_ALERT if day - alerts.created[a] >= passed else 0


@part
def apply_at_post(i, f, hit, post, own, movers, slate, streams, fronts, states, posts, retry, day):
    """A check on the legal channel: refused on an alert or a find, else admitted for a short stay."""
    if not hit and low(slate.second[own]) >= posts.refuse[post]:
        movers.stage[i], movers.due[i] = STAYING, day + SHORT_STAY_DAYS
        return ADMITTED
    if unit(high(slate.second[own])) < streams.protection[movers.stream[i]] * retry.claim_factor:
        if unit(low(slate.second[own + ONE])) >= states.pushback[fronts.state[f]]:
            leave(i, movers)
            return CLAIMED_AT_POST
    if unit(high(slate.second[own + ONE])) < retry.deterred or movers.attempt[i] >= 3:
        leave(i, movers)
        return GAVE_UP
    movers.attempt[i] += 1
    movers.stage[i], movers.due[i] = PLANNING, day + CONSIDER_DAYS
    return REFUSED


@part
def go_lawfully(
    n, start, base, movers, crossings, slate, streams, fronts, states, posts, alerts, sigma, latency, retry, seed, day
):
    """Let a line of others apply at the posts of an air border, or outstay what they were admitted for."""
    for j in range(at(base), at(base + n)):
        e = at(slate.lines[at(OTHERS), j])
        i, own = at(crossings.mover[e]), (e - at(start) + at(base)) * TWO
        f = streams.air_front[movers.stream[i]]
        crossings.front[e] = f
        if movers.stage[i] == APPLYING:
            post = drawn(posts.choice, fronts.first_post[f], fronts.posts[f], unit(low(slate.first[own])))
            hit = known(i, fronts.state[f], movers, alerts, sigma, latency, seed, day)
            crossings.post[e] = post
            crossings.flags[e] |= hit
            crossings.fate[e] = apply_at_post(
                i, f, hit, post, own, movers, slate, streams, fronts, states, posts, retry, day
            )
        else:
            crossings.fate[e] = OVERSTAYED
            leave(i, movers)
