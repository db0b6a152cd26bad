"""Where persons under alerts live, where they travel, and therefore where they are checked.

Travel follows the flows at posts: of those who cross a border, half are on their way home. By air, where the other end
of a flight is not known, arrivals come from the other states in proportion to their own air traffic.
"""

from typing import NamedTuple

import numpy as np

from sim.engine.narrow import kept_group
from sim.engine.table import Real, Share
from sim.information.settings import ListSettings
from sim.tables import BorderKind
from sim.world import World

ABROAD_AT_MOST = 0.5  # share of the time that residents of a small state spend abroad, at most: assumption


class Residents(NamedTuple):
    """Where persons under alerts live, and how often residents are checked."""

    home: Share  # (issuers, states) cumulated
    period_days: Real  # (states)


class Travel(NamedTuple):
    """Trips a day of residents (homes, states), and the shares that are checked at posts on the way."""

    trips: np.ndarray
    entering: np.ndarray  # trips that are checked on arrival
    returning: np.ndarray  # trips that are checked on the way home


def residents(w: World) -> Residents:
    """The columns of a world that say where persons under alerts live."""
    return kept_group(w, "residents", (w.exchange, w.searches), lambda: (
        Residents(w.exchange.home, w.searches.period_days)
    ))  # fmt: skip


def travel(w: World, spot_checks: float) -> Travel:
    """Trips of residents by the mean traffic at posts, with the checks that take place today."""
    n, sides = len(w.codes), w.sides
    daily = np.bincount(w.posts.side, w.posts.travellers_day, len(sides.state))
    checked = np.choose(np.minimum(sides.controlled, 2), (0.0, spot_checks, 1.0))
    trips, entering, returning = np.zeros((3, n, n))
    ground = sides.kind != BorderKind.AIR
    into, out_of, half = sides.state[ground], sides.neighbour[ground], 0.5 * daily[ground]
    np.add.at(trips, (out_of, into), half)
    np.add.at(entering, (out_of, into), half * checked[ground])
    np.add.at(returning, (into, out_of), half * checked[ground])
    air, seen = (np.bincount(sides.state[~ground], column[~ground], n) for column in (daily, daily * checked))
    share = seen / np.maximum(air, 1e-9)
    others = air[:, None] * (1.0 - np.eye(n))  # (origins, destinations)
    flown = 0.5 * air * others / np.maximum(others.sum(0), 1e-9)
    return Travel(trips + flown, entering + flown * share, returning + flown * share[:, None])


def set_homes(w: World, lists: ListSettings) -> None:
    """Set where persons under alerts live: mostly in the issuing state, others where its travellers go."""
    trips = travel(w, 0.0).trips
    ties = trips + trips.T
    apart = ties.sum(1, keepdims=True)
    home = np.where(apart > 0.0, (1.0 - lists.home_share) * ties / np.maximum(apart, 1e-9), 0.0)
    home += np.diag(1.0 - home.sum(1))
    w.exchange.home[...] = np.cumsum(home, 1)


def read_places(w: World, lists: ListSettings) -> None:
    """Compute how often residents of each state are checked, and where: at home, on trips, and at posts on the way.

    Inland, checks of persons go with the searches of the police there: twice the searches are twice the checks.
    """
    population = np.maximum(w.states.population, 1.0)
    way = travel(w, w.checks.internal_share)
    usual = float(ListSettings.model_fields["searches_per_inhabitant"].default) * population / 365.0
    inland = lists.checks_per_year / 365.0 * w.police.searches / usual
    away = way.trips * lists.stay_days / population[:, None]
    away *= np.minimum(1.0, ABROAD_AT_MOST / np.maximum(away.sum(1, keepdims=True), 1e-9))
    time = away + np.diag(1.0 - away.sum(1))
    rate = time * inland + way.entering / population[:, None]
    rate += np.diag(way.returning.sum(1) / population)
    total = rate.sum(1)
    w.searches.period_days[:] = 1.0 / np.maximum(total, 1e-9)
    w.exchange.place[...] = np.cumsum(rate, 1) / np.maximum(total, 1e-9)[:, None]
