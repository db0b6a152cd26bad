"""Unequal budgets: what states spend relative to their need, at the same total for every gap."""

import numpy as np

DESK_ELASTICITY = 0.25  # staff at posts follows spending weakly, or poor members' posts would stand still: assumption


def budget_groups(club: np.ndarray) -> list[np.ndarray]:
    """Rows of the states among which budgets differ by the gap: the members of a club.

    The only member of a club differs from the states outside clubs. ``club`` numbers clubs, -1 none.
    """
    clubs = [np.flatnonzero(club == number) for number in range(club.max(initial=-1) + 1)]
    alone = [rows for rows in clubs if len(rows) == 1]
    shared = [rows for rows in clubs if len(rows) > 1]
    return shared + ([np.concatenate([*alone, np.flatnonzero(club < 0)])] if alone else [])


def multipliers(gap: float, gdp_pc_usd: np.ndarray, club: np.ndarray, need: np.ndarray, outside: float) -> np.ndarray:
    """Spending of each state relative to its need.

    Members of clubs spend their need, others ``outside`` times theirs. Within a group (``budget_groups``) this is mixed
    with a scale by rank of wealth, such that the total of the group stays the same for every gap.
    """
    spending = np.where(club >= 0, 1.0, outside)
    for rows in budget_groups(club):
        if len(rows) < 2:
            continue
        rank = np.argsort(np.argsort(gdp_pc_usd[rows], kind="stable"), kind="stable")
        wealth = np.exp(1.5 * (2.0 * rank / (len(rows) - 1) - 1.0))  # richest 4.5, poorest 0.22: assumption
        usual = spending[rows]
        mixed = usual * ((1.0 - gap) + gap * wealth)
        total = (need[rows] * usual).sum()
        spending[rows] = mixed * (total / (need[rows] * mixed).sum() if total > 0 else 1.0)
    return spending


def desk_factors(spending: np.ndarray, desks: np.ndarray, club: np.ndarray) -> np.ndarray:
    """Factor on each state's desks, such that the desks of a club keep their number."""
    factor = np.where(club >= 0, spending**DESK_ELASTICITY, 1.0)
    for number in range(club.max(initial=-1) + 1):
        own = club == number
        factor = np.where(own, factor * desks[own].sum() / max((factor * desks)[own].sum(), 1e-9), factor)
    return factor
