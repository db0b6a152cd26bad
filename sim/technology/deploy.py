"""The first day: what each state needs, what its budget buys of it, and what that costs."""

from datetime import date

import numpy as np

from sim import tables as t
from sim.engine.table import table
from sim.tables import BorderKind
from sim.technology.portfolio import RING, at_rest
from sim.technology.settings import TechnologySettings
from sim.world import World


def needs(
    technology: TechnologySettings, detection: t.Detection, guards: t.BorderGuards, desks: np.ndarray, lanes: np.ndarray
) -> np.ndarray:
    """Units of each technology at spending 1: (technologies, states)."""
    towers = technology.tower_cover / detection.tower_field_km * guards.land_km
    drones = technology.drones_per_1000km / 1000.0 * (guards.land_km + guards.sea_km)
    return np.array([
        towers, drones, technology.bmis.cover * desks, technology.anpr.cover * lanes,
        technology.biometrics.cover * desks, technology.analytics.cover * towers,
    ])  # fmt: skip


def units_at_need(technology: TechnologySettings, guards: t.BorderGuards) -> tuple[np.ndarray, np.ndarray]:
    """Land patrols and patrol boats at spending 1."""
    return technology.patrols_per_km * guards.land_km, technology.boats_per_km * guards.sea_km


def need_eur(technology: TechnologySettings, units: np.ndarray, guards: t.BorderGuards) -> np.ndarray:
    """Daily cost of each state's patrols and equipment at spending 1."""
    cost = np.array([terms.cost_eur for terms in technology.portfolio])
    return sum(units_at_need(technology, guards)) * technology.patrol_cost_eur + cost @ units


def hire(w: World, technology: TechnologySettings, level: np.ndarray) -> None:
    """Patrols, boats and mobile patrols as budgets allow; officers learn at home what budgets allow."""
    guards, officers = w.border_guards, w.officers
    patrols, boats = units_at_need(technology, guards)
    guards.patrols[:], guards.boats[:] = patrols * level, boats * level
    guards.mobile[:] = technology.interior_patrols_per_km * guards.inner_km * technology.spending
    officers.schooling[:] *= np.minimum(level, 1.0) ** technology.schooling_elasticity
    officers.skill_d[:] = officers.schooling


def equip(
    systems: t.BorderSystems, technology: TechnologySettings, units: np.ndarray, level: np.ndarray, start: date
) -> t.Equipment:
    """A portfolio in a steady state: every budget just maintains what is there, and replaces what wears out."""
    kinds, n = units.shape
    kind = np.repeat(np.arange(kinds), n)
    terms = [technology.portfolio[k] for k in kind]
    need, cost = units.ravel(), np.array([one.cost_eur for one in terms])
    life = np.array([12.0 * one.life_years for one in terms])
    rows = table(
        t.Equipment, kinds * n, state=np.tile(np.arange(n), kinds), kind=kind, need=need,
        upkeep_eur=cost * [one.upkeep_share for one in terms], life_months=life,
        lead_months=[one.lead_months for one in terms], own_eur=need * cost * np.tile(level, kinds),
        ordered=np.zeros((kinds * n, RING)),
    )  # fmt: skip
    systems.equipment_need_eur[:] = np.bincount(rows.state, need * cost, n)
    systems.equipment_eur[:] = np.bincount(rows.state, rows.own_eur, n)
    return at_rest(rows, cost, start)


def staff_desks(w: World) -> None:
    """Count the desks and lanes that officers staff: where checks are held, and for spot checks their share of desks.

    Where people move freely there are no officers; where controls return, officers come with them. Trucks are stopped
    at full checks only.
    """
    posts, n, control = w.posts, len(w.codes), w.sides.controlled[w.posts.side]
    share = np.where(control == 1, w.checks.internal_share, control > 0)
    w.systems.desks_open[:] = np.bincount(posts.state, posts.desks * share + posts.lanes * (control == 2), n)
    inner = (w.sides.internal[posts.side] == 1) & (control > 0) & (posts.travellers_day > 0.0)
    w.systems.inner_posts[:] = np.bincount(posts.state, inner, n)


def staff_eur(w: World, technology: TechnologySettings) -> np.ndarray:
    """Daily cost of patrols, boats, hardened sectors and staffed desks."""
    guards, sectors, desks, n = w.border_guards, w.sectors, w.systems.desks_open, len(w.codes)
    units = np.where(sectors.kind == BorderKind.SEA, guards.boats[sectors.state], guards.patrols[sectors.state])
    extra = np.bincount(sectors.state, sectors.extra * sectors.share * units, n)
    patrols = guards.patrols + guards.boats + guards.mobile + extra
    return patrols * technology.patrol_cost_eur + desks * technology.desk_cost_eur
