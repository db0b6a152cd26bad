"""The hazard of leaving a treaty: an equation of its own, so that it can be scored without a world."""

from typing import NamedTuple

import numpy as np

from sim.legal.settings import LegalSettings
from sim.tables import BorderKind, BorderSides, States


class Standing(NamedTuple):
    """What moves members to leave, or keeps them; one number each, or one for all."""

    distance: np.ndarray  # between the government's ideal point and the parties' mean, sd
    linkage: np.ndarray  # share of trade and land neighbours that lies with parties, less the parties' mean
    voice: np.ndarray  # voice and accountability less the parties' mean, sd
    power: np.ndarray  # log change of the share in the parties' GDP, up or down, less the parties' mean
    fresh: np.ndarray  # whether the government is in its first year
    left: np.ndarray | float  # share of members that left within five years


def exit_rate(who: Standing, s: LegalSettings) -> np.ndarray:
    """Exits a year: the chance of a year is 1 - exp(-rate), so that its complementary log-log is linear.

    The setting is the rate where every column is that of a mean member: distance at the usual one, the others 0.

    Source: von Borzyskowski & Vabulas 2019 (distance, contagion), Leeds 2003 (power, democracy), prototype.
    """
    score = s.exit_distance * (who.distance - s.usual_distance) - s.exit_linkage * who.linkage
    score = score - s.exit_democracy * who.voice + s.exit_power * who.power
    return np.asarray(s.exit_per_year * np.exp(score + s.exit_leader * who.fresh + s.exit_contagion * who.left))


def ties(states: States, km: np.ndarray, neighbours: np.ndarray) -> np.ndarray:
    """(states, states) share of each state's ties that lies with each other: half of them trade, half land neighbours.

    Trade with a state goes by gravity, with its GDP over the distance; a state without land neighbours has trade alone.
    """
    pull = states.gdp_usd[None, :] / np.maximum(km, 1.0)
    np.fill_diagonal(pull, 0.0)
    trade = pull / np.maximum(pull.sum(1, keepdims=True), 1e-9)
    beside = neighbours.sum(1, keepdims=True)
    near = np.where(beside > 0, neighbours / np.maximum(beside, 1), trade)
    return np.asarray(0.5 * (trade + near))


def linkage(states: States, km: np.ndarray, neighbours: np.ndarray, bound: np.ndarray) -> np.ndarray:
    """Share of each state's ties that lies with parties."""
    return np.asarray(ties(states, km, neighbours)[:, bound].sum(1))


def land_neighbours(sides: BorderSides, states: int) -> np.ndarray:
    """(states, states) mask of states that share a land border."""
    near, land = np.zeros((states, states), bool), sides.kind == BorderKind.LAND
    near[sides.state[land], sides.neighbour[land]] = True
    return near


def power_change(states: States, bound: np.ndarray) -> np.ndarray:
    """Log change of each state's share in the parties' GDP over ten years, up or down."""
    before = states.gdp_usd * np.exp(-states.gdp_growth)
    parties = np.log(states.gdp_usd[bound].sum() / before[bound].sum())
    return np.asarray(np.abs(states.gdp_growth - parties))


def about_parties(column: np.ndarray, bound: np.ndarray) -> np.ndarray:
    """A column less its mean over parties."""
    return np.asarray(column - column[bound].mean())
