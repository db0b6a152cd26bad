"""The first day: what each state needs, what its budget buys of it, and what that costs."""

import numpy as np

from sim import tables as t
from sim.geography.layout import LAND, SEA
from sim.technology.portfolio import RING, at_rest


def needs(technology, surveillance, external: dict[int, np.ndarray], desks, lanes) -> np.ndarray:
    """Units of each technology at spending 1: (technologies, states)."""
    towers = technology.tower_cover / surveillance.tower_field_km * external[LAND]
    drones = technology.drones_per_1000km / 1000.0 * (external[LAND] + external[SEA])
    return np.array([
        towers, drones, technology.bmis.cover * desks, technology.anpr.cover * lanes,
        technology.biometrics.cover * desks, technology.analytics.cover * towers,
    ])  # fmt: skip


def guards(technology, external: dict[int, np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
    """Land patrols and patrol boats at spending 1."""
    return technology.patrols_per_km * external[LAND], technology.boats_per_km * external[SEA]


def need_eur(technology, units: np.ndarray, external: dict[int, np.ndarray]) -> np.ndarray:
    """Daily cost of each state's patrols and equipment at spending 1."""
    cost = np.array([terms.cost_eur for terms in technology.portfolio])
    return sum(guards(technology, external)) * technology.patrol_cost_eur + cost @ units


def hire(states, technology, level: np.ndarray, external, internal) -> None:
    """Patrols, boats and mobile patrols as budgets allow; officers learn at home what budgets allow."""
    patrols, boats = guards(technology, external)
    states.patrols[:] = patrols * level
    states.boats[:] = boats * level
    states.mobile[:] = technology.interior_patrols_per_km * internal[LAND] * technology.spending
    states.cyber_protection[:] = technology.cyber.protection
    states.schooling[:] *= np.minimum(level, 1.0) ** technology.schooling_elasticity
    states.skill_d[:] = states.schooling


def equip(states, technology, units: np.ndarray, level: np.ndarray, start) -> t.Equipment:
    """A portfolio at rest: every budget just keeps up what is there, and replaces what wears out."""
    kinds, n = units.shape
    kind = np.repeat(np.arange(kinds), n)
    terms = [technology.portfolio[k] for k in kind]
    need, cost = units.ravel(), np.array([one.cost_eur for one in terms])
    life = np.array([12.0 * one.life_years for one in terms])
    rows = t.table(
        t.Equipment, kinds * n, state=np.tile(np.arange(n), kinds), kind=kind, need=need,
        upkeep_eur=cost * [one.upkeep_share for one in terms], life_months=life,
        lead_months=[one.lead_months for one in terms], own_eur=need * cost * np.tile(level, kinds),
        ordered=np.zeros((kinds * n, RING)),
    )  # fmt: skip
    states.equipment_need_eur[:] = np.bincount(rows.state, need * cost, n)
    states.equipment_eur[:] = np.bincount(rows.state, rows.own_eur, n)
    return at_rest(rows, cost, start)


def staff_eur(states, sectors, posts, technology) -> np.ndarray:
    """Daily cost of patrols, boats, hardened sectors and desks."""
    n = len(states.serial)
    desks = np.bincount(posts.state, posts.desks + posts.lanes, n)
    units = np.where(sectors.kind == SEA, states.boats[sectors.state], states.patrols[sectors.state])
    extra = np.bincount(sectors.state, sectors.extra * sectors.share * units, n)
    patrols = states.patrols + states.boats + states.mobile + extra
    return patrols * technology.patrol_cost_eur + desks * technology.desk_cost_eur
