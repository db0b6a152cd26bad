"""Small worlds that tests share."""

import pytest

from sim import BorderModel, load

SMALL = ["world=synthetic", "world.states=6", "days=150", "burn_in_days=20"]


def live(scenario: str = "baseline", seed: int = 3, days: int = 150, journal: bool = False, **settings) -> BorderModel:
    """A small world, lived to its end."""
    overrides = [*SMALL[:2], f"days={days}", "burn_in_days=20"]
    model = BorderModel(load(scenario, seed=seed, overrides=[*overrides, *(f"{k}={v}" for k, v in settings.items())]))
    model.journal = [] if journal else None
    return model.run()


@pytest.fixture(scope="session")
def small() -> BorderModel:
    """One lived small world; read it, do not change it."""
    return live()
