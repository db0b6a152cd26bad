"""Priority of an exit, and what comes of it: whom the state of departure stops before the border."""

import math

from sim.engine.chance import threshold
from sim.engine.rows import kernel
from sim.engine.search import koopman, sweep_of


@kernel
def bargain(exits, sides, pay, monitoring, conditional, visa, mood, terms, days, day):
    """Let every state of departure set the priority of people in transit at its exits, by what it gets for it.

    Pay is conditional in part on the share of departures that the partner last saw stopped. What pay and visas win
    fades unless somebody looks. ``pay`` (shares of a year's GDP), ``monitoring``, ``conditional`` and ``visa`` are by
    state of departure and partner; ``mood`` is the willingness of each government beyond the usual.

    Reads    exits.stopped, passed, opened_until; sides.state, neighbour; exits.own_units, units
    Writes   exits.pay_share, compliance, result, priority; exits.stopped, passed (emptied)
    Returns  exits that are guarded for pay
    Source   logit of the priority in pay, visas and mood
    """
    near, paid = 1.0 - math.exp(-days / terms.adjust_days), 0
    for f in range(exits.priority.shape[0]):
        n, i = sides.neighbour[f], sides.state[f]
        if exits.own_units[f] + exits.units[f] + pay[n, i] <= 0.0 or n == i:
            continue
        came = exits.stopped[f] + exits.passed[f]
        if came > 0:
            exits.result[f] += near * (exits.stopped[f] / came - exits.result[f])
        exits.stopped[f], exits.passed[f] = 0, 0
        earned = min(1.0, exits.result[f] / terms.result_wanted)
        fresh = exits.pay_share[f] <= 0.0 and pay[n, i] > 0.0
        exits.pay_share[f] = pay[n, i] * (1.0 - conditional[n, i] * (1.0 - earned))
        if fresh:  # a new bargain is kept at first, and paid before there are results
            exits.compliance[f], exits.result[f], exits.pay_share[f] = 1.0, terms.result_wanted, pay[n, i]
        fading, looking = 1.0 / terms.fade_days, monitoring[n, i] / terms.monitoring_days
        rest = looking / (fading + looking)
        exits.compliance[f] = rest + (exits.compliance[f] - rest) * math.exp(-days * (fading + looking))
        won = terms.pay_weight * math.log(1.0 + exits.pay_share[f] / terms.pay_unit) + terms.visa_weight * visa[n, i]
        logit = terms.base_priority + exits.compliance[f] * won + terms.willingness_weight * mood[n]
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
