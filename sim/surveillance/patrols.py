"""Plans of patrols: where the border guards of a state place their units each week."""

import math
from typing import NamedTuple

from sim.engine.chance import Purpose, uniform
from sim.engine.rows import kernel, part
from sim.tables import Allocation, BorderKind

ALLOCATE = int(Purpose.ALLOCATE)


class Planning(NamedTuple):
    """How and when patrols are planned."""

    share: float  # of sectors that random and fixed plans guard in one week
    rate: float  # weight of the last days' detections in reactive plans
    week: int


@kernel
def water_fill(values, effect, already, units):
    """Koopman's optimal effort: minimise ``sum v exp(-effect (already + c))`` with ``sum c = units``, c >= 0.

    Returns  the Lagrange multiplier, by bisection; ``c = max(0, ln(effect v / multiplier) / effect - already)``
    """
    low, high = 0.0, 1e-12
    for k in range(values.shape[0]):
        high = max(high, effect[k] * values[k])
    for _ in range(60):
        middle = 0.5 * (low + high)
        used = 0.0
        for k in range(values.shape[0]):
            if effect[k] * values[k] > middle:
                used += max(0.0, math.log(effect[k] * values[k] / middle) / effect[k] - already[k])
        if used > units:
            low = middle
        else:
            high = middle
    return 0.5 * (low + high)


@part
def plan_concentrated(first, n, kind, sectors, share, week, seed):
    """Put all effort, in equal parts, on the ``share`` of sectors that this week's draw selects."""
    wanted, held = 0, 0
    for s in range(first, first + n):
        wanted += sectors.kind[s] == kind and sectors.external[s]
    wanted = int(math.ceil(share * wanted))
    for s in range(first, first + n):
        if sectors.kind[s] != kind or not sectors.external[s]:
            continue
        mine = uniform(seed, sectors.serial[s], week, ALLOCATE, 0)
        rank = 0
        for o in range(first, first + n):
            if sectors.kind[o] == kind and sectors.external[o]:
                rank += uniform(seed, sectors.serial[o], week, ALLOCATE, 0) < mine
        sectors.plan[s] = 1.0 / wanted if rank < wanted else 0.0
        held += rank < wanted
    return held


@part
def plan_reactive(first, n, kind, sectors, rate):
    """Shift effort towards where crossings were detected: ``plan <- (1 - d) plan + d success`` (NarcoLogic)."""
    total = 0.0
    for s in range(first, first + n):
        if sectors.kind[s] == kind and sectors.external[s]:
            total += sectors.seen[s]
    if total <= 0.0:
        return 0
    for s in range(first, first + n):
        if sectors.kind[s] == kind and sectors.external[s]:
            sectors.plan[s] = (1.0 - rate) * sectors.plan[s] + rate * sectors.seen[s] / total
    return 1


@part
def plan_optimised(first, n, kind, sectors, usable_effort, sweep_rate, units, joint, scratch):
    """Place effort where the estimated flow makes it worth most; if ``joint``, where it is worth most to both states.

    Joint plans minimise the sum over both directions of ``v exp(-effect (c + theta c'))``. The two states take turns:
    each takes the other's plan of last week as given.
    """
    values, effect, already = scratch[0], scratch[1], scratch[2]
    m = 0
    for s in range(first, first + n):
        if sectors.kind[s] != kind or not sectors.external[s]:
            continue
        effect[m] = sweep_rate / sectors.km[s]
        twin, i, j, mine = sectors.twin[s], sectors.state[s], sectors.neighbour[s], sectors.patrols[s]
        lent = usable_effort[j, i] * sectors.patrols[twin] if joint else 0.0
        already[m] = lent
        values[m] = sectors.flow[s]
        if joint:
            apart = effect[m] * (mine + lent - sectors.patrols[twin] - usable_effort[i, j] * mine)
            values[m] += usable_effort[i, j] * sectors.flow[twin] * math.exp(min(apart, 50.0))
        m += 1
    if m == 0 or units <= 0.0:
        return 0
    level = water_fill(values[:m], effect[:m], already[:m], units)
    m = 0
    for s in range(first, first + n):
        if sectors.kind[s] == kind and sectors.external[s]:
            c = 0.0
            if effect[m] * values[m] > level:
                c = max(0.0, math.log(effect[m] * values[m] / level) / effect[m] - already[m])
            sectors.plan[s] = c / units
            m += 1
    return m


@kernel
def allocate(start, stop, guards, sectors, modes, usable_effort, physics, planning, seed, scratch):
    """Let each state's border guards place patrols and boats for the coming week.

    ``modes`` (states) says how each state plans; ``planning`` is a ``Planning``.

    Reads    sectors.seen, flow, share; guards.patrols, boats, mobile, lent, boats_lent, corps_patrols, corps_boats;
             usable_effort (givers, users)
    Writes   sectors.patrols, plan; sectors.seen, caught (emptied); scratch
    Returns  states
    Chance   random plans: one draw for each sector and week, purpose ALLOCATE; fixed plans are the plan of week 0
    """
    share, week = planning.share, planning.week
    for i in range(start, stop):
        first, n = guards.first_sector[i], guards.sectors[i]
        patrols = guards.patrols[i] * (1.0 - guards.lent[i]) + guards.corps_patrols[i]
        boats = guards.boats[i] * (1.0 - guards.boats_lent[i]) + guards.corps_boats[i]
        mobile = guards.mobile[i] * (1.0 - guards.lent[i])
        for kind in range(2):
            units = boats if kind == BorderKind.SEA else patrols
            sweep_rate = physics.availability * (
                physics.sea_sweep_km * physics.boat_kmh / physics.sea_mover_kmh
                if kind == BorderKind.SEA
                else physics.sweep_km * physics.patrol_kmh / physics.mover_kmh
            )
            mode = modes[i]
            if mode == Allocation.FIXED or mode == Allocation.RANDOM:
                plan_concentrated(first, n, kind, sectors, share, week if mode == Allocation.RANDOM else 0, seed)
            elif mode == Allocation.REACTIVE:
                plan_reactive(first, n, kind, sectors, planning.rate)
            elif mode == Allocation.OPTIMISED or mode == Allocation.JOINT:
                joint = mode == Allocation.JOINT
                plan_optimised(first, n, kind, sectors, usable_effort, sweep_rate, units, joint, scratch)
        for s in range(first, first + n):
            if sectors.external[s]:
                units = boats if sectors.kind[s] == BorderKind.SEA else patrols
                sectors.patrols[s] = max(0.0, units * (sectors.plan[s] + sectors.extra[s] * sectors.share[s]))
            else:
                sectors.patrols[s] = mobile * sectors.share[s]
            sectors.seen[s] = 0
            sectors.caught[s] = 0
    return stop - start
