"""Between posts: detection and interception, kept apart, by search theory (Koopman 1980; Stone 1975)."""

import math
from typing import NamedTuple

import numpy as np

from sim.engine.chance import Purpose, normal, threshold, words
from sim.engine.rows import kernel, step
from sim.engine.search import koopman, sweep_of
from sim.tables import BorderKind

# Range of sight in each terrain, relative to open land (open, forest, desert, mountain, water): assumption.
SIGHT = np.array([1.0, 0.6, 1.1, 0.55, 1.0])
WEATHER = int(Purpose.WEATHER)


class Shared(NamedTuple):
    """What two states' border guards share: (givers, users), as far as it can be used."""

    effort: np.ndarray  # of the giver's patrols
    picture: np.ndarray  # of what its towers and drones sight


@step
def reached(units, length_km, depth_km, mover_kmh, physics):
    """Chance that a team arrives while a mover who was sighted from afar is still in the strip; none without units.

    The time left is uniform on the crossing time, the response exponential with the mean of half a patrol's gap at
    response speed plus the latency: ``1 - (1 - exp(-m)) / m``. A patrol that sights a mover itself is there already.
    """
    if units <= 0.0:
        return 0.0
    gap_km = length_km / units
    response_h = 0.5 * gap_km / physics.response_kmh + physics.response_latency_h
    m = depth_km / mover_kmh / response_h
    return 1.0 + math.expm1(-m) / m


@step
def spotted(s, sectors, answered, sight, mover_kmh, physics):
    """Chance that drones or towers sight a crossing of sector ``s`` from afar, and that somebody looks."""
    km, drones = sectors.km[s], physics.availability * sectors.drones[s]
    air = koopman(drones, physics.drone_sweep_km * sight, physics.drone_kmh, km, mover_kmh) if drones > 0.0 else 0.0
    cover = min(1.0, sectors.towers[s] * physics.tower_field_km / km)
    return 1.0 - (1.0 - air) * (1.0 - cover * min(1.0, physics.glimpse * sight) * answered)


@step
def sighted(s, sectors, answered, usable_picture, sight, mover_kmh, physics):
    """Chance that a crossing of sector ``s`` is sighted from afar, by own sensors or by those of the other side.

    What the neighbour's drones and towers sight on the same stretch counts as far as its picture is shared.
    """
    own = spotted(s, sectors, answered[sectors.state[s]], sight, mover_kmh, physics)
    i, j = sectors.state[s], sectors.neighbour[s]
    if usable_picture[j, i] <= 0.0:
        return own
    theirs = spotted(sectors.twin[s], sectors, answered[j], sight, mover_kmh, physics)
    return 1.0 - (1.0 - own) * (1.0 - usable_picture[j, i] * theirs)


@step
def met_or_reached(teams, width, speed, km, mover, remote, reach, physics):
    """Chance that teams stop a crossing: who meets a patrol is stopped by it, other sightings must be reached.

    Of what patrols detect, ``signs_share`` are tracks or echoes, which are followed like a tower's sighting.
    """
    met = koopman(teams, width * (1.0 - physics.signs_share), speed, km, mover)
    signs = koopman(teams, width * physics.signs_share, speed, km, mover)
    return met + (1.0 - met) * (1.0 - (1.0 - signs) * (1.0 - remote)) * reach


@kernel
def watch(start, stop, sectors, answered, side_of_stretch, controlled, shared, pursuit, physics, spot_share, seed, day):
    """Set each sector's chances of today that a crossing is detected and that it is intercepted.

    Own and partner's patrols are one pool: ``c_i + theta c_j`` teams search and respond once, whoever's they are. A
    team that loses its mover at the line counts for nothing, so the same effort in one hand always stops at least as
    many. ``shared`` (``Shared``) holds theta and the share of partners' sightings that is seen, ``pursuit`` (hosts,
    pursuers) the share of pursuits across the border that law lets succeed. What drones and towers sight, teams must
    still reach. Where two states' patrols do not see one picture, some of the partner's go where own ones are already.

    Reads    sectors.patrols, busy, towers, drones, km, terrain; answered by state; sides.controlled
    Writes   sectors.seen_alone, caught_alone, seen_guided, caught_guided, joint_share
    Returns  sectors
    Chance   one block for each sector and day, purpose WEATHER; day -1 is a day of mean weather
    Source   Koopman 1980; Stone 1975
    """
    for s in range(start, stop):
        if not sectors.used[s]:
            continue
        i, j, twin, km = sectors.state[s], sectors.neighbour[s], sectors.twin[s], sectors.km[s]
        sweep, speed, mover, depth = sweep_of(sectors.kind[s], physics)
        sight = SIGHT[sectors.terrain[s]]
        if physics.weather_sd > 0.0 and day >= 0:
            w0, w1, _, _ = words(seed, sectors.serial[s], day, WEATHER, 0)
            sight *= math.exp(physics.weather_sd * normal(w0, w1) - 0.5 * physics.weather_sd**2)
        own = physics.availability * sectors.patrols[s] * (1.0 - sectors.busy[s])
        lent = physics.availability * sectors.patrols[twin] * (1.0 - sectors.busy[twin]) * shared.effort[j, i]
        lent *= 1.0 - physics.overlap * (1.0 - shared.picture[j, i])
        on_land = sectors.kind[s] == BorderKind.LAND  # the right of pursuit is one on land
        held = own * (1.0 - physics.flee_back * (1.0 - on_land * pursuit[j, i]))
        helped = lent * (1.0 - physics.flee_back) * (1.0 - physics.reach_line * (1.0 - on_land * pursuit[i, j]))
        teams = held + helped
        remote = sighted(s, sectors, answered, shared.picture, sight, mover, physics)
        reach = reached(teams, km, depth, mover, physics)
        check = spot_share if controlled[side_of_stretch[sectors.stretch[s]]] == 1 else 0.0
        for guided in range(2):
            width = sweep * sight * (physics.guided_visibility if guided else 1.0)
            stopped = met_or_reached(teams, width, speed, km, mover, remote, reach, physics)
            caught = 1.0 - (1.0 - stopped) * (1.0 - check)
            seen = 1.0 - (1.0 - koopman(own + lent, width, speed, km, mover)) * (1.0 - remote) * (1.0 - check)
            if guided:
                sectors.seen_guided[s], sectors.caught_guided[s] = threshold(seen), threshold(caught)
                sectors.joint_share[s] = helped / teams * stopped / caught if helped > 0.0 else 0.0
            else:
                sectors.seen_alone[s], sectors.caught_alone[s] = threshold(seen), threshold(caught)
    return stop - start
