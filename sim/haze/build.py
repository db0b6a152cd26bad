"""Lays out fires and winds."""

import numpy as np

from sim.engine.table import table
from sim.haze.settings import HazeSettings
from sim.haze.weather import dryness_of
from sim.tables import Smoke
from sim.world import World


def build(w: World) -> None:
    """Lay out fires by state and whom their smoke reaches; nothing is prevented yet."""
    s, n = w.settings(HazeSettings), len(w.codes)
    fires = [s.fires_kt.get(code, 0.0) for code in w.codes]
    wind = np.exp(-((w.geography.state_km / s.reach_km) ** 2))
    np.fill_diagonal(wind, s.own_share)
    w.smoke = table(
        Smoke, n, fires_kt=fires, wind=wind, dryness=dryness_of(w, w.date.year), dry_until=-1, victims=s.victims,
        office=-20_000, balance=s.victims - s.rents, relief=s.downstream,
    )  # fmt: skip
