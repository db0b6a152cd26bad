"""The counts that statistics offices make of a day."""

from typing import NamedTuple

from sim.engine.chance import Purpose, binomial
from sim.engine.rows import kernel
from sim.engine.table import Code, Count, Index, Small
from sim.tables import Fate

RECORDED = int(Purpose.RECORD)


class RecordedSides(NamedTuple):
    """Which state counts what happens at a border side, and the posts there."""

    controlled: Code
    focus: Code
    internal: Code
    state: Small
    first_post: Index
    posts: Index


class RecordedCounts(NamedTuple):
    """The counts of a day that statistics offices know."""

    apprehensions: Count
    turn_backs: Count
    gotaways: Count
    deaths: Count
    returns: Count
    seized_g: Count


@kernel
def record(month, sides, counts, travellers, wait_min, trucks, observed, recorded_share, serial, seed, day):
    """Add today to the month's statistics: detections, apprehensions, returns, deaths, trucks, travellers and waits.

    A journey counts at every border where it is detected. Of the deaths, a share is recorded, by state.

    Reads    counts (by border side); travellers, wait_min and trucks by post
    Writes   observed.detections, crossings_at, returns_at, seized_at, trucks_at, inner_detections, apprehensions,
             deaths, travellers, wait_h
    Returns  deaths recorded at the external border of the club
    Chance   a binomial count for each border side and day, purpose RECORD
    """
    recorded = 0
    for f in range(sides.state.shape[0]):
        if sides.controlled[f] == 0:
            continue
        i = sides.state[f]
        detected = counts.apprehensions[f] + counts.turn_backs[f] + counts.gotaways[f]
        observed.detections[month, i] += detected
        observed.crossings_at[month, f] += detected
        observed.returns_at[month, f] += counts.returns[f]
        observed.seized_at[month, f] += counts.seized_g[f]
        observed.inner_detections[month, i] += detected if sides.internal[f] else 0
        observed.apprehensions[month, i] += counts.apprehensions[f]
        if counts.deaths[f]:
            known = binomial(counts.deaths[f], recorded_share[i], seed, serial[i], day, RECORDED, f & 0xFF)
            observed.deaths[month, i] += known
            recorded += known if sides.focus[f] else 0
        for p in range(sides.first_post[f], sides.first_post[f] + sides.posts[f]):
            observed.trucks_at[month, f] += trucks[p]
        if sides.internal[f] == 0:
            for p in range(sides.first_post[f], sides.first_post[f] + sides.posts[f]):
                before = observed.wait_h[month, i] * observed.travellers[month, i]
                observed.travellers[month, i] += travellers[p]
                if observed.travellers[month, i]:
                    now = before + wait_min[p] / 60.0
                    observed.wait_h[month, i] = now / observed.travellers[month, i]
    return recorded


class RecordedCrossings(NamedTuple):
    """What happened to a mover, and the stream that the mover belongs to."""

    stream: Small
    fate: Code


@kernel
def record_applications(month, happened, crossings, destination, applications):
    """Add today's claims for protection to the month's statistics of the states to which the persons were on their way.

    Onward movement between claim and decision is not modelled: a claim at a border counts where the person wants to be.

    Reads    crossings (the first ``happened`` rows); destination by stream
    Writes   applications (months, states)
    Returns  claims
    """
    claims = 0
    for e in range(happened):
        if crossings.fate[e] == Fate.CLAIMED or crossings.fate[e] == Fate.CLAIMED_AT_POST:
            applications[month, destination[crossings.stream[e]]] += 1
            claims += 1
    return claims
