"""From budgets to equipment in physical units, unequal between members by the gap."""

import numpy as np

from sim.geography.layout import LAND, SEA

DESK_ELASTICITY = 0.25  # staff at posts follows spending weakly, or poor members' posts would stand still: assumption
INTEROPERABILITY = 0.5  # fall of what two services can use of each other per log of their spending ratio: assumption


def multipliers(gap: float, gdp_pc_usd: np.ndarray, member: np.ndarray, need: np.ndarray, outside: float) -> np.ndarray:
    """Spending of each state relative to its need.

    Among members it mixes equality by need with a scale by rank of wealth, such that their total stays the same for
    every gap; states outside the club spend ``outside`` times their need.
    """
    spending = np.full(len(member), outside, float)
    rows = np.flatnonzero(member)
    if len(rows) > 1:
        rank = np.argsort(np.argsort(gdp_pc_usd[rows], kind="stable"), kind="stable")
        wealth = np.exp(1.5 * (2.0 * rank / (len(rows) - 1) - 1.0))  # richest 4.5, poorest 0.22: assumption
        mixed = (1.0 - gap) + gap * wealth
        total = need[rows].sum()
        spending[rows] = mixed * (total / (need[rows] * mixed).sum() if total > 0 else 1.0)
    elif len(rows):
        spending[rows] = 1.0
    return spending


def desk_factors(spending: np.ndarray, desks: np.ndarray, member: np.ndarray) -> np.ndarray:
    """Factor on each state's desks, such that the members' desks keep their number."""
    factor = np.where(member, spending**DESK_ELASTICITY, 1.0)
    return np.where(member, factor * desks[member].sum() / max((factor * desks)[member].sum(), 1e-9), factor)


def interoperability(spending: np.ndarray) -> np.ndarray:
    """Share of what two states exchange that both sides' systems can use; falls with the gap between them."""
    gap = np.abs(np.log(spending)[:, None] - np.log(spending)[None, :])
    return np.exp(-INTEROPERABILITY * gap)


def need_eur(technology, surveillance, external: dict[int, np.ndarray]) -> np.ndarray:
    """Daily cost of guarding each state's external borders at spending 1."""
    towers = technology.tower_cover / surveillance.tower_field_km * external[LAND]
    drones = technology.drones_per_1000km / 1000.0 * (external[LAND] + external[SEA])
    patrols = technology.patrols_per_km * external[LAND] + technology.boats_per_km * external[SEA]
    return (
        patrols * technology.patrol_cost_eur + towers * technology.tower_cost_eur + drones * technology.drone_cost_eur
    )


def deploy(states, sectors, posts, technology, surveillance, spending, external, internal) -> None:
    """Buy patrols, boats, towers, drones and operators, place sensors, and set what they cost a day."""
    level = technology.spending * spending
    states.patrols[:] = technology.patrols_per_km * external[LAND] * level
    states.boats[:] = technology.boats_per_km * external[SEA] * level
    states.mobile[:] = technology.interior_patrols_per_km * internal[LAND] * technology.spending
    field = surveillance.tower_field_km
    states.towers[:] = np.minimum(technology.tower_cover * level, 1.0) * external[LAND] / field
    states.drones[:] = technology.drones_per_1000km / 1000.0 * (external[LAND] + external[SEA]) * level
    states.operators[:] = np.maximum(1.0, states.towers / surveillance.towers_per_operator)
    states.information_days[:] = technology.information_days / np.maximum(level, 0.05)
    states.biometric_d[:] = technology.biometric_d * np.minimum(level**0.3, 1.5)
    states.cyber_protection[:] = technology.cyber_protection
    land = external[LAND][sectors.state]
    both = land + external[SEA][sectors.state]
    outside = (sectors.external == 1) & (land > 0) & (sectors.kind == LAND)
    sectors.towers[:] = np.where(outside, states.towers[sectors.state] * sectors.km / np.maximum(land, 1e-9), 0.0)
    share = np.where(sectors.external == 1, sectors.km / np.maximum(both, 1e-9), 0.0)
    sectors.drones[:] = states.drones[sectors.state] * share
    desks = np.bincount(posts.state, posts.desks + posts.lanes, len(states.serial))
    patrols = states.patrols + states.boats + states.mobile
    extra = np.bincount(
        sectors.state,
        sectors.extra
        * sectors.share
        * np.where(sectors.kind == SEA, states.boats[sectors.state], states.patrols[sectors.state]),
        len(states.serial),
    )
    states.spend_eur[:] = (
        (patrols + extra) * technology.patrol_cost_eur
        + states.towers * technology.tower_cost_eur
        + states.drones * technology.drone_cost_eur
        + desks * technology.desk_cost_eur
    )
