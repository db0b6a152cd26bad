"""A common corps: patrols and boats that parties lend serve at the external borders of others."""

import numpy as np

from sim.tables import BorderGuards


def deploy(guards: BorderGuards, corps: np.ndarray) -> None:
    """Send what each state lends, (givers, users) shares of its units, to where it serves this week.

    Land patrols go to states with a land border to guard, boats to those with a sea border; a state whose units nobody
    can use keeps them. Officers who guard no external border, as mobile patrols at inner ones, serve as patrols.
    """
    on_land, at_sea = (able(corps, km) for km in (guards.land_km, guards.sea_km))
    guards.lent[:], guards.boats_lent[:] = on_land.sum(1), at_sea.sum(1)
    guards.corps_patrols[:] = on_land.T @ (guards.patrols + guards.mobile)
    guards.corps_boats[:] = at_sea.T @ guards.boats


def able(corps: np.ndarray, km: np.ndarray) -> np.ndarray:
    """Shares that go only to states with km to guard, each giver's sum kept; at most all that it has."""
    there = corps * (km > 0.0)
    some = there.sum(1, keepdims=True)
    total = np.minimum(corps.sum(1, keepdims=True), 1.0)
    return np.asarray(np.divide(there * total, some, out=np.zeros_like(there), where=some > 0.0))
