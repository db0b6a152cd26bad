"""Unequal budgets: what members spend relative to their need, at the same total for every gap."""

import numpy as np

DESK_ELASTICITY = 0.25  # staff at posts follows spending weakly, or poor members' posts would stand still: assumption


def multipliers(gap: float, gdp_pc_usd: np.ndarray, club: np.ndarray, need: np.ndarray, outside: float) -> np.ndarray:
    """Spending of each state relative to its need.

    Among members of a club it mixes equality by need with a scale by rank of wealth, such that their total stays the
    same for every gap; states outside clubs spend ``outside`` times their need. ``club`` numbers clubs, -1 none.
    """
    spending = np.full(len(club), outside, float)
    for rows in (np.flatnonzero(club == number) for number in range(club.max(initial=-1) + 1)):
        if len(rows) < 2:
            spending[rows] = 1.0
            continue
        rank = np.argsort(np.argsort(gdp_pc_usd[rows], kind="stable"), kind="stable")
        wealth = np.exp(1.5 * (2.0 * rank / (len(rows) - 1) - 1.0))  # richest 4.5, poorest 0.22: assumption
        mixed = (1.0 - gap) + gap * wealth
        total = need[rows].sum()
        spending[rows] = mixed * (total / (need[rows] * mixed).sum() if total > 0 else 1.0)
    return spending


def desk_factors(spending: np.ndarray, desks: np.ndarray, club: np.ndarray) -> np.ndarray:
    """Factor on each state's desks, such that the desks of a club keep their number."""
    factor = np.where(club >= 0, spending**DESK_ELASTICITY, 1.0)
    for number in range(club.max(initial=-1) + 1):
        own = club == number
        factor = np.where(own, factor * desks[own].sum() / max((factor * desks)[own].sum(), 1e-9), factor)
    return factor
