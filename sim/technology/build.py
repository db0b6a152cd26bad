"""Lays out equipment and staff: what each state needs, and what its budget pays for."""

import numpy as np

from sim.engine.table import parameters, table
from sim.tables import BorderSystems, Readers
from sim.technology.deploy import equip, hire, need_eur, needs
from sim.technology.gap import desk_factors, multipliers
from sim.technology.settings import TechnologySettings
from sim.world import World


def build_readers(w: World) -> None:
    """What readers do to groups of travellers."""
    w.readers = parameters(Readers, w.settings(TechnologySettings).biometrics)


def build(w: World) -> None:
    """Distribute budgets among members, set patrols and desks, and equip every state in a steady state."""
    s, n, geo = w.settings(TechnologySettings), len(w.codes), w.geography
    desks = w.checks.staffing * np.bincount(geo.posts.state, geo.posts.desks, n)
    lanes = np.bincount(geo.posts.state, geo.posts.truck_lanes, n)
    units = needs(s, w.detection, w.border_guards, desks, lanes)
    need = need_eur(s, units, w.border_guards)
    spending = multipliers(s.gap, w.states.gdp_pc_usd, w.states.club, need, s.neighbour_spending)
    factor = w.checks.staffing * desk_factors(spending, desks, w.states.club)
    w.posts.desks[:] = w.posts.desks * factor[w.posts.state]
    w.systems = table(BorderSystems, n, cyber_protection=s.cyber.protection)
    level = s.spending * spending
    hire(w, s, level)
    w.equipment = equip(w.systems, s, units, level, w.start)
