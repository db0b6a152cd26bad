"""The ground of the pattern experiments: one land border between two states, cut in equal sectors.

Sectors are made comparable by hand: no way is longer than another, and static effort goes by length. Then only what
the experiment changes tells them apart. Politics stand still and nothing is shared, so that nobody else answers.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from sim import BorderModel, load
from sim.geography.worlds import lay_out
from sim.start.steady_state import relax_to_steady_state
from sim.tables import Fate, Flag

if TYPE_CHECKING:
    from sim.config import Config

BURN_IN, DAYS = 180, 545
GROUND = {
    "world": "synthetic", "world.states": 2, "days": DAYS, "burn_in_days": BURN_IN, "politics.enabled": "false",
    "surveillance.corridor_effort": 0, "crime.drugs_factor": 0, "movers.persons_factor": 5,
}  # fmt: skip
PLAIN: Mapping[str, object] = MappingProxyType({})  # no override beyond the ground's own
MARGINS = ("first attempts", "successes", "attempts")
SUCCESSES = (Fate.UNSEEN, Fate.GOTAWAY, Fate.RELEASED, Fate.CLAIMED)  # who has come to stay, seen or not


def configure(words: Mapping[str, object], scenario: str = "isolated", seed: int = 0) -> "Config":
    """A checked configuration of the ground with further overrides."""
    return load(scenario, seed=seed, overrides=[f"{key}={value}" for key, value in {**GROUND, **words}.items()])


@cache
def border_km() -> float:
    """Length of the only land border."""
    return float(lay_out(configure({}).world).borders.km.max())


def ground(
    sectors: int, seed: int, hardened: Sequence[int] = (), words: Mapping[str, object] = PLAIN, factor: float = 3.0
) -> BorderModel:
    """The border in ``sectors`` comparable sectors, of which some have ``factor`` times the patrols.

    ``words`` are further overrides. Beliefs and prices come to rest on the hardened border.
    """
    model = BorderModel(configure({"world.sector_km": border_km() / sectors, **words}, seed=seed))
    w = model.world
    w.stretches.access_km[:] = 0.0
    w.sectors.extra[guarded(model)[list(hardened)]] = factor - 1.0
    relax_to_steady_state(w)
    model.journal = []
    return model


def guarded(model: BorderModel) -> np.ndarray:
    """Rows of the sectors that guard the club's external border."""
    w = model.world
    return np.flatnonzero(w.sides.focus[w.stretches.side[w.sectors.stretch]] == 1)


def count(model: BorderModel) -> np.ndarray:
    """Live to the horizon and count persons' crossings after the burn-in: (margins, sectors that guard the club)."""
    model.run()
    where, person = model.world.crossings._fields.index, model.world.streams.person
    out = np.zeros((len(MARGINS), len(model.world.sectors.serial)))
    for day, *columns in model.journal or []:
        stream, sector, fate, flags = (columns[where(name)] for name in ("stream", "sector", "fate", "flags"))
        if day < model.config.burn_in_days:
            continue
        crossed = np.isin(fate, SUCCESSES)
        between = (sector >= 0) & (person[stream] == 1)
        for row, counted in enumerate((flags & Flag.FIRST > 0, crossed, flags >= 0)):
            out[row] += np.bincount(sector[between & counted], minlength=out.shape[1])
    return out[:, guarded(model)]


def displaced(before: np.ndarray, after: np.ndarray, treated: np.ndarray) -> np.ndarray:
    """(3, margins): flow of the treated sectors before, what they lost, and what the others gained.

    The displacement ratio is the third over the second.
    """
    change = after - before
    return np.array([before[:, treated].sum(1), -change[:, treated].sum(1), change[:, ~treated].sum(1)])
