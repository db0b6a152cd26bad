"""Priority of an exit, and what comes of it: whom the state of departure stops before the border."""

import math
from typing import NamedTuple

from sim.engine.chance import threshold
from sim.engine.rows import kernel
from sim.engine.search import koopman, sweep_of
from sim.engine.table import Real, Share


class Terms(NamedTuple):
    """What each state of departure gets for guarding its exit to each partner, and what it owes: (states, states)."""

    pay: Real
    trade: Real
    monitoring: Share
    conditional: Share
    visa: Share
    readmission: Share


@kernel
def bargain(exits, sides, terms, mood, weights, days, day):
    """Let every state of departure set the priority of people in transit at its exits, by what it gets for it.

    Pay and trade (shares of a year's GDP) are conditional in part on the share of departures that the partner last saw
    stopped. What pay, trade and visas win fades unless somebody looks. Who must take back those who come through it
    rather stops them. ``mood`` is what moves each government beside (logits).

    Reads    exits.stopped, passed, opened_until, own_units, units; sides.state, neighbour; terms
    Writes   exits.pay_share, compliance, result, priority; exits.stopped, passed (emptied)
    Returns  exits that are guarded for pay
    Source   logit of the priority in pay, trade, visas, readmission and mood
    """
    near, paid = 1.0 - math.exp(-days / weights.adjust_days), 0
    for f in range(exits.priority.shape[0]):
        n, i = sides.neighbour[f], sides.state[f]
        pay, trade = terms.pay[n, i], terms.trade[n, i]
        if exits.own_units[f] + exits.units[f] + pay <= 0.0 or n == i:
            continue
        came = exits.stopped[f] + exits.passed[f]
        if came > 0:
            exits.result[f] += near * (exits.stopped[f] / came - exits.result[f])
        exits.stopped[f], exits.passed[f] = 0, 0
        earned = min(1.0, exits.result[f] / weights.result_wanted)
        if exits.pay_share[f] <= 0.0 and pay > 0.0:  # a new bargain is kept at first, and paid before there are results
            exits.compliance[f], exits.result[f], earned = 1.0, weights.result_wanted, 1.0
        given = 1.0 - terms.conditional[n, i] * (1.0 - earned)
        exits.pay_share[f] = pay * given
        fading, looking = 1.0 / weights.fade_days, terms.monitoring[n, i] / weights.monitoring_days
        rest = looking / (fading + looking)
        exits.compliance[f] = rest + (exits.compliance[f] - rest) * math.exp(-days * (fading + looking))
        won = weights.pay_weight * math.log(1.0 + (pay + trade) * given / weights.pay_unit)
        won += weights.visa_weight * terms.visa[n, i]
        logit = weights.base_priority + exits.compliance[f] * won + mood[n]
        logit += weights.return_weight * terms.readmission[n, i]
        wanted = 0.0 if day < exits.opened_until[f] else 1.0 / (1.0 + math.exp(-logit))
        exits.priority[f] += near * (wanted - exits.priority[f])
        if day < exits.opened_until[f]:  # an order to open is followed at once
            exits.priority[f] = 0.0
        paid += exits.pay_share[f] > 0.0
    return paid


@kernel
def guard(start, stop, sectors, side_of_stretch, share_of_side, exits, physics):
    """Set each sector's chance that the state of departure stops a crossing before the line, by search theory.

    Units of an exit stand along it as its sectors' static shares ``share_of_side`` are.

    Reads    exits.priority, own_units, crewed; sectors.km, kind
    Writes   sectors.prevented
    Returns  sectors that are guarded from the other side
    Source   Koopman 1980
    """
    guarded = 0
    for s in range(start, stop):
        f = side_of_stretch[sectors.stretch[s]]
        units = physics.availability * exits.priority[f] * (exits.own_units[f] + exits.crewed[f]) * share_of_side[s]
        sweep, speed, mover, _ = sweep_of(sectors.kind[s], physics)
        sectors.prevented[s] = threshold(koopman(units, sweep, speed, sectors.km[s], mover)) if units > 0.0 else 0
        guarded += units > 0.0
    return guarded
