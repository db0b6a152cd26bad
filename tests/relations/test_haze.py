"""Haze: whom smoke harms, what moves governments to end fires, and what a treaty adds."""

import numpy as np
import pytest

from sim import BorderModel, load
from sim.engine.table import NEVER

QUIET = ["world.flow_scale=0.01", "world.traffic_scale=0.02", "burn_in_days=0"]


def lived(scenario: str, *words: str, seed: int = 1) -> BorderModel:
    """South-East Asia with few movers."""
    return BorderModel(load(scenario, seed=seed, overrides=[*QUIET, *words])).run()


def test_most_of_the_harm_is_at_home():
    found = lived("haze_treaty", "days=1826").summary()
    assert 0.05 < found["haze_deaths_abroad_share"] < 0.13  # 0.087 in 2015 (K42)


def test_a_drought_of_four_times_the_mean_kills_as_in_2015():
    drought = "events={dry: {date: 2024-01-01, type: drought, days: 366}}"
    found = lived("haze_treaty", "days=366", "treaties.asean_haze.in_force=false", drought).summary()
    assert 60_000 < found["haze_deaths"] < 150_000  # 100,300 (Koplitz et al. 2016)


def test_without_wind_nobody_suffers_abroad_and_without_fires_nothing_happens():
    assert lived("haze_treaty", "days=400", "haze.reach_km=1").summary()["haze_deaths_abroad_share"] == pytest.approx(0)
    still = lived("haze_treaty", "days=400", "haze.fires_kt={}").summary()
    assert still["haze_kt"] == 0 and still["haze_deaths"] == 0


def test_rents_without_victims_prevent_nothing_and_victims_without_rents_end_fires():
    def prevented(*words: str) -> float:
        model = lived("haze_treaty", "days=1500", "treaties.asean_haze.in_force=false", "haze.taste_spread=0", *words)
        return float(model.world.smoke.prevented.max())

    assert prevented("haze.victims=0") == 0.0 < 0.1 < prevented("haze.rents=0")


def test_all_sign_and_the_state_in_which_it_burns_binds_itself_after_its_neighbours():
    last = []
    for seed in range(4):
        w = lived("haze_treaty", "days=3650", seed=seed).world
        t = [one.name for one in w.instruments].index("asean_haze")
        ratified, invited = w.membership.ratified[t], w.instruments[t].invited
        assert (w.membership.signed[t][invited] < NEVER).all()
        others = ratified[invited & (np.arange(len(w.codes)) != w.codes.index("IDN"))]
        last.append(ratified[w.codes.index("IDN")] > np.median(others))
    assert sum(last) >= 3
