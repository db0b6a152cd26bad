"""Pairs of runs that share their dice and differ in one thing; fates are compared person by person."""

from collections.abc import Callable, Sequence

import numpy as np
import pandas as pd
import pytest

from sim import BorderModel, load
from sim.tables import Crossings

SMALL = ("world=synthetic", "world.states=6", "days=120", "burn_in_days=0")
# No feedback from one mover to another: beliefs, prices, politics, trust and crowding stay as at the start.
DECOUPLED = (
    "movers.learning.enabled=false", "crime.market.enabled=false", "politics.enabled=false",
    "surveillance.capacity_coupling=false", "justice.capacity_coupling=false", "posts.criterion_adapts=false",
)  # fmt: skip
STILL = ("crime.adapt_networks", "relations.remember", "information.open_lists")  # phases that carry such feedback


@pytest.fixture(scope="session")
def small() -> Callable[..., BorderModel]:
    """A small model that keeps its journal; words are overrides, later ones win."""

    def make(*words: str, scenario: str = "baseline", seed: int = 5, off: Sequence[str] = ()) -> BorderModel:
        settings = dict(word.split("=", 1) for word in (*SMALL, *words))
        model = BorderModel(load(scenario, seed=seed, overrides=[f"{k}={v}" for k, v in settings.items()]), tuple(off))
        model.journal = []
        return model

    return make


@pytest.fixture(scope="session")
def still(small) -> Callable[..., BorderModel]:
    """The same without feedback between movers."""

    def make(*words: str, **more) -> BorderModel:
        return small(*DECOUPLED, *words, off=STILL, **more)

    return make


@pytest.fixture(scope="session")
def told() -> Callable[[BorderModel], pd.DataFrame]:
    """What happened to whom: one row an event, in the order of days and serials; rows of tables that move left out."""

    def read(model: BorderModel) -> pd.DataFrame:
        days = [pd.DataFrame(dict(zip(Crossings._fields, columns, strict=True))).assign(day=day)
                for day, *columns in model.journal or []]  # fmt: skip
        return pd.concat(days).drop(columns="mover").sort_values(["day", "serial"], ignore_index=True)

    return read


@pytest.fixture(scope="session")
def same_summary() -> Callable[[BorderModel, BorderModel], bool]:
    """Whether two runs agree on every metric, to the last bit."""

    def agree(one: BorderModel, other: BorderModel) -> bool:
        a, b = one.summary(), other.summary()
        ledgers = ((*model.world.tally, *model.world.daily) for model in (one, other))
        return a == b and all(np.array_equal(x, y) for x, y in zip(*ledgers, strict=True))

    return agree
