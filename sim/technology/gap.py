"""Unequal budgets: what members spend relative to their need, at the same total for every gap."""

import numpy as np

DESK_ELASTICITY = 0.25  # staff at posts follows spending weakly, or poor members' posts would stand still: assumption


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
