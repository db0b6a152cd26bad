"""Between posts: detection and interception, kept apart, by search theory (Koopman 1980; Stone 1975)."""

import math

import numpy as np

from sim.engine.chance import Purpose, normal, threshold, words
from sim.engine.rows import kernel, step
from sim.tables import BorderKind

# Range of sight in each terrain, relative to open land (open, forest, desert, mountain, water): assumption.
SIGHT = np.array([1.0, 0.6, 1.1, 0.55, 1.0])
WEATHER = int(Purpose.WEATHER)


@step
def koopman(units, sweep_km, speed_kmh, length_km, mover_kmh):
    """Chance that randomly searching units detect a mover who crosses a barrier; the depth of the strip cancels."""
    return 1.0 - math.exp(-units * sweep_km * speed_kmh / (length_km * mover_kmh))


@step
def intercepted(units, length_km, depth_km, mover_kmh, physics):
    """Chance that a team arrives while a detected mover is still in the strip; none where no unit is out.

    The time left is uniform on the crossing time, the response exponential with the mean of half a patrol's gap at
    response speed plus the latency: ``1 - (1 - exp(-m)) / m``.
    """
    if units <= 0.0:
        return 0.0
    gap_km = length_km / units
    response_h = 0.5 * gap_km / physics.response_kmh + physics.response_latency_h
    m = depth_km / mover_kmh / response_h
    return 1.0 + math.expm1(-m) / m


@kernel
def watch(
    start, stop, sectors, answered, side_of_stretch, controlled, usable_effort, pursuit, physics, spot_share, seed, day
):
    """Set each sector's chances of today that a crossing is detected and that it is intercepted.

    ``usable_effort`` (givers, users) is the share of a partner's patrol effort that counts, ``pursuit`` (hosts,
    pursuers) the share of pursuits across the border that law lets succeed.

    Reads    sectors.patrols, towers, drones, km, terrain; answered by state; sides.controlled
    Writes   sectors.seen_alone, caught_alone, seen_guided, caught_guided, joint_share
    Returns  sectors
    Chance   one block for each sector and day, purpose WEATHER; day -1 is a day of mean weather
    Source   Koopman 1980; Stone 1975
    """
    for s in range(start, stop):
        if not sectors.used[s]:
            continue
        i, j, twin, km = sectors.state[s], sectors.neighbour[s], sectors.twin[s], sectors.km[s]
        sea = sectors.kind[s] == BorderKind.SEA
        sweep = physics.sea_sweep_km if sea else physics.sweep_km
        speed = physics.boat_kmh if sea else physics.patrol_kmh
        mover = physics.sea_mover_kmh if sea else physics.mover_kmh
        depth = physics.sea_depth_km if sea else physics.depth_km
        sight = SIGHT[sectors.terrain[s]]
        if physics.weather_sd > 0.0 and day >= 0:
            w0, w1, _, _ = words(seed, sectors.serial[s], day, WEATHER, 0)
            sight *= math.exp(physics.weather_sd * normal(w0, w1) - 0.5 * physics.weather_sd**2)
        own = physics.availability * sectors.patrols[s]
        partner = physics.availability * sectors.patrols[twin] * usable_effort[j, i]
        back, on = (0.0, 0.0) if sea else (pursuit[j, i], pursuit[i, j])  # the right of pursuit is one on land
        stopped = intercepted(own, km, depth, mover, physics) * (1.0 - physics.flee_back * (1.0 - back))
        handed = 0.0
        if partner > 0.0:
            handed = intercepted(partner, km, depth, mover, physics)
            handed *= 1.0 - physics.reach_line * (1.0 - on)
        spot = controlled[side_of_stretch[sectors.stretch[s]]] == 1
        check = spot_share if spot else 0.0
        drones = physics.availability * sectors.drones[s]
        air = koopman(drones, physics.drone_sweep_km * sight, physics.drone_kmh, km, mover) if drones > 0.0 else 0.0
        cover = min(1.0, sectors.towers[s] * physics.tower_field_km / km)
        eyes = cover * min(1.0, physics.glimpse * sight) * answered[i]
        for guided in range(2):
            width = sweep * sight * (physics.guided_visibility if guided else 1.0)
            found = 1.0 - (1.0 - koopman(own, width, speed, km, mover)) * (1.0 - air) * (1.0 - eyes)
            lent = koopman(partner, width, speed, km, mover) if partner > 0.0 else 0.0
            alone = 1.0 - (1.0 - found * stopped) * (1.0 - check)
            caught = 1.0 - (1.0 - alone) * (1.0 - lent * handed)
            seen = 1.0 - (1.0 - found) * (1.0 - lent) * (1.0 - check)
            if guided:
                sectors.seen_guided[s], sectors.caught_guided[s] = threshold(seen), threshold(caught)
                sectors.joint_share[s] = 0.0 if caught <= 0.0 else (caught - alone) / caught
            else:
                sectors.seen_alone[s], sectors.caught_alone[s] = threshold(seen), threshold(caught)
    return stop - start
