"""Bargaining over the depth of a treaty: utilities, the Nash solution, asks and promises, clubs with a bar, stability.

A party's utility of depth d is ``a d - b d^2``: everything but the cost of effort is proportional to depth, so that a
treaty of depth 0 is no treaty.
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

MOST_ROUNDS = 60  # of leaving and joining, after which a club that still moves is taken as it is
HALVINGS = 60


class Terms(NamedTuple):
    """What a treaty is worth to each party, per depth and per square of depth."""

    slope: np.ndarray
    curve: np.ndarray  # above 0

    def at(self, depth: float) -> np.ndarray:
        """Utilities at a depth."""
        return np.asarray(self.slope * depth - self.curve * depth**2)

    @property
    def preferred(self) -> np.ndarray:
        """The depth that each would choose, between 0 and 1."""
        return np.clip(self.slope / (2.0 * self.curve), 0.0, 1.0)

    def shared(self, share: float, members: np.ndarray) -> "Terms":
        """The terms after side payments that close a share of the difference between members' gains."""
        if share <= 0.0 or not members.any():
            return self
        slope, curve = (
            np.where(members, (1.0 - share) * own + share * own[members].mean(), own)
            for own in (self.slope, self.curve)
        )
        return Terms(slope, curve)

    def among(self, members: np.ndarray) -> "Terms":
        """The terms of members alone."""
        return Terms(self.slope[members], self.curve[members])


def nash_depth(terms: Terms, weights: np.ndarray) -> float:
    """The depth that maximises the product of utilities to the power of their weights; 0 where one party must lose.

    Source: Nash 1950; with two parties in closed form, with more by bisection of the falling derivative of its log.
    """
    if not terms.slope.size or terms.slope.min() <= 0.0:
        return 0.0
    limit, share = terms.slope / terms.curve, weights / weights.sum()
    if len(limit) == 2:
        first, second = limit
        b = (1.0 + share[0]) * second + (1.0 + share[1]) * first
        return float(min(1.0, (b - np.sqrt(b * b - 8.0 * first * second)) / 4.0))
    low, high = 0.0, float(limit.min())
    for _ in range(HALVINGS):
        middle = 0.5 * (low + high)
        rising = float(np.sum(share * (limit - 2.0 * middle) / (limit - middle))) > 0.0
        low, high = (middle, high) if rising else (low, middle)
    return min(1.0, low)


def heard(asks: np.ndarray, how: str, order: np.ndarray) -> np.ndarray:
    """The mean ask that each party hears in a month: of all others, of one in turn, or of its neighbours on the list.

    ``order`` is a permutation of the parties that differs from month to month; an odd one out hears itself.
    """
    n = len(asks)
    if how == "all":
        return np.asarray((asks.sum() - asks) / max(n - 1, 1))
    if how == "ring":
        return np.asarray(0.5 * (np.roll(asks, 1) + np.roll(asks, -1)))
    told = asks.copy()
    pairs = order[: n - n % 2].reshape(-1, 2)
    told[pairs[:, 0]], told[pairs[:, 1]] = asks[pairs[:, 1]], asks[pairs[:, 0]]
    return told


def moved(asks: np.ndarray, told: np.ndarray, speed: np.ndarray) -> np.ndarray:
    """Asks after a month: each has moved a share of the way to what it heard."""
    return np.asarray(asks + speed * (told - asks))


class Club(NamedTuple):
    """A club and the bar that its members have voted."""

    members: np.ndarray  # mask
    bar: float


def form_club(terms_of: Callable[[np.ndarray], Terms], founders: np.ndarray, quantile: float) -> Club:
    """Members vote a bar, who gains nothing at it leaves, who gains by it joins, and the bar is voted anew.

    ``terms_of(members)`` gives the terms of every state if it were in a club with those members. States move in the
    order of their rows; without a critical mass of founders a club stays small (Kalai 1984 on bars; RICE-N's clubs).
    """
    members = founders.copy()
    for _ in range(MOST_ROUNDS):
        if members.sum() < 2:
            return Club(np.zeros_like(members), 0.0)
        before, bar = members.copy(), vote(terms_of(members), members, quantile)
        for i in range(len(members)):
            members[i] = terms_of(members).at(bar)[i] >= 0.0
        if np.array_equal(before, members):
            break
    return Club(members, vote(terms_of(members), members, quantile))


def vote(terms: Terms, members: np.ndarray, quantile: float) -> float:
    """The quantile of members' preferred depths."""
    return float(np.quantile(terms.preferred[members], quantile)) if members.any() else 0.0


class Stability(NamedTuple):
    """How many would rather leave, and how many outside would rather join (d'Aspremont et al. 1983, Barrett 1994)."""

    leavers: int
    joiners: int


def stability(inside: Callable[[np.ndarray], np.ndarray], outside: Callable[[np.ndarray], np.ndarray],
              members: np.ndarray) -> Stability:  # fmt: skip
    """Who would move alone: ``inside(members)`` and ``outside(members)`` give every state's utility as if in or out."""
    leavers = joiners = 0
    for i in range(len(members)):
        other = members.copy()
        other[i] = not members[i]
        if members[i]:
            leavers += outside(other)[i] > inside(members)[i]
        else:
            joiners += inside(other)[i] > outside(members)[i]
    return Stability(int(leavers), int(joiners))
