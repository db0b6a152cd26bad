"""Lays out the map: states, their borders from each side, and stretches."""

import numpy as np

from sim.engine.chance import serial_of
from sim.engine.table import table
from sim.geography.settings import WorldSettings
from sim.geography.sides import make_sides, make_stretches
from sim.geography.worlds import lay_out
from sim.tables import Geography, States
from sim.world import World


def build(w: World) -> None:
    """Lay out the map that the settings name, as tables."""
    w.geography = lay_out(w.settings(WorldSettings))
    w.states = make_states(w.geography)
    w.sides, w.stretches = make_stretches(w.geography, make_sides(w.geography))


def make_states(geo: Geography) -> States:
    """States as they are."""
    g = geo.states
    return table(
        States, len(g.code), serial=np.array([serial_of("state", code) for code in g.code], np.uint64),
        member=g.member, club=g.club, population=g.population, gdp_usd=g.gdp_usd, gdp_pc_usd=g.gdp_ppp_pc_usd,
        rule_of_law=g.rule_of_law, control_of_corruption=g.control_of_corruption, voice=g.voice,
        gdp_growth=g.gdp_growth, legal_family=g.legal_family, icj=g.icj, internet=g.internet_share,
    )  # fmt: skip
