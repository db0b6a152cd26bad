"""The phases of corruption: rents are remembered, officers tempted, and what they look away from passes."""

from typing import NamedTuple

import numpy as np

from sim.agents import Model
from sim.corruption.offers import tempt_month
from sim.corruption.settings import CorruptionSettings
from sim.engine.narrow import narrow
from sim.engine.table import Index, Small
from sim.world import World

MEMORY_DAYS = 90.0  # over which networks' earnings are remembered: assumption
YEAR = 365.25
MARGIN = 0.2  # share of the value of goods that those who carry them keep: assumption


class TemptedSides(NamedTuple):
    """Columns of border sides that offers read."""

    state: Small
    border: Index


def active(w: World) -> bool:
    """Whether anybody makes offers."""
    return w.corruption_terms.offers_per_year > 0.0


def remember_rents(model: Model) -> None:
    """What networks earned today at each side: fees between posts, the margin on goods hidden in freight at posts."""
    w = model.world
    if active(w):
        kept, rents = np.exp(-1.0 / MEMORY_DAYS), w.temptation.rents_usd
        worth = MARGIN * w.crime_types.loss_usd[1:].mean() / 1000.0 if len(w.crime_types.loss_usd) > 1 else 0.0
        rents[:, 0] += (1.0 - kept) * (w.today.fees_usd - rents[:, 0])
        rents[:, 1] += (1.0 - kept) * (w.today.sent_g * worth - rents[:, 1])


def tempt(model: Model) -> None:
    """Networks make offers; officers accept them, are found out, or stop."""
    w, s = model.world, model.world.settings(CorruptionSettings)
    if not active(w):
        return
    wage = s.wage_gdp * w.states.gdp_pc_usd / YEAR
    tempt_month(
        w.temptation, narrow(w, "sides", TemptedSides), w.corruption_terms, w.states.control_of_corruption, wage,
        w.law.integrity.max(1), w.states.serial, w.seed, w.day,
    )  # fmt: skip
    member = w.states.member[w.sides.state] == 1
    w.tally.corruption_found[w.day] = int(w.temptation.found[member].sum())
    w.tally.corruption_convicted[w.day] = int(w.temptation.convicted[member].sum())


def look_away(model: Model) -> None:
    """At posts, a part of the lots that would be found is let through."""
    w = model.world
    if active(w):
        seen = 1.0 - w.temptation.blind[w.posts.side, 1]
        w.posts.find_chance[:] = w.posts.find_chance * seen


def tell_plans(model: Model) -> None:
    """Between posts, guides know where patrols will be, as far as officers have told."""
    w = model.world
    if active(w):
        seen = 1.0 - w.temptation.blind[w.stretches.side[w.sectors.stretch], 0]
        for column in (w.sectors.seen_guided, w.sectors.caught_guided):
            column[:] = column * seen
