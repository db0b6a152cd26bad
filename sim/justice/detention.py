"""Detention: the share of arrests for which a place is free."""

from sim.engine.rows import kernel


@kernel
def provide(start, stop, judiciary, coupled):
    """Compute the share of arrests for which a place of detention is free.

    Reads    judiciary.places, detained
    Writes   judiciary.held
    Returns  states that are full
    """
    full = 0
    for i in range(start, stop):
        judiciary.held[i] = 1.0
        if coupled:
            judiciary.held[i] = min(1.0, judiciary.places[i] / max(judiciary.detained[i], 1e-9))
        full += judiciary.held[i] < 1.0
    return full
