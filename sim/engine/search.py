"""Search theory: units that search a strip at random, and what crosses it (Koopman 1980; Stone 1975)."""

import math

from sim.engine.rows import step

SEA = 1  # kind of a border, as in ``tables.BorderKind``


@step
def koopman(units, sweep_km, speed_kmh, length_km, mover_kmh):
    """Chance that randomly searching units detect a mover who crosses a barrier; the depth of the strip cancels."""
    return 1.0 - math.exp(-units * sweep_km * speed_kmh / (length_km * mover_kmh))


@step
def sweep_of(kind, physics):
    """Sweep width, speed of patrols, speed of movers and depth of the strip, on land or at sea."""
    if kind == SEA:
        return physics.sea_sweep_km, physics.boat_kmh, physics.sea_mover_kmh, physics.sea_depth_km
    return physics.sweep_km, physics.patrol_kmh, physics.mover_kmh, physics.depth_km
