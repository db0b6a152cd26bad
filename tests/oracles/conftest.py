"""One border between two states, with every feedback switched off: formulas from the literature hold on it."""

from collections.abc import Callable

import pytest

from sim import BorderModel, load

BARE = (
    "world=synthetic", "world.states=2", "burn_in_days=0", "politics.enabled=false", "movers.learning.enabled=false",
    "crime.market.enabled=false", "surveillance.capacity_coupling=false", "justice.capacity_coupling=false",
    "surveillance.weather_sd=0", "movers.retry.claim_factor=0", "information.lists.ban_share=0",
    "movers.land_death_per_attempt=0", "posts.criterion_adapts=false", "technology.gap=0",
    "technology.cyber.attacks_per_year=0", "technology.bmis.paper_share=0",
)  # fmt: skip


@pytest.fixture(scope="session")
def bare() -> Callable[..., BorderModel]:
    """A model of that border; words are further overrides, which win, ``off`` phases to leave out."""

    def make(*words: str, off: tuple[str, ...] = ()) -> BorderModel:
        settings = dict(word.split("=", 1) for word in (*BARE, *words))
        if settings["world.states"] == "2":  # a gap is one between members, and the club of two states has one
            del settings["technology.gap"]
        return BorderModel(load("isolated", seed=11, overrides=[f"{k}={v}" for k, v in settings.items()]), off=off)

    return make
