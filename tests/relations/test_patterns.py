"""Patterns in short: displacement and surprise on one border, seizures, and what social information does to chance."""

import numpy as np
import pytest

from sim import BorderModel, load
from tools.patterns import displacement, stopped_share


def test_most_of_the_flow_that_one_of_two_sectors_loses_goes_to_the_other():
    _, lost, gained = displacement(2, 1, seed=0)
    assert (lost > 0).all()
    first, successes, _ = gained / lost
    assert 0.5 < successes < 1.0 and 0.5 < first < 1.0


def test_none_of_it_goes_elsewhere_when_there_is_no_elsewhere():
    flow, lost, gained = displacement(2, 2, seed=0)
    assert (gained == 0).all() and (lost[:2] > 0).all() and lost[0] < flow[0]


@pytest.mark.parametrize(("learn", "worth"), [(True, (0.15, 0.6)), (False, (-0.02, 0.02))])
def test_surprise_stops_learners_and_is_worth_nothing_against_others(learn, worth):
    fixed, surprising = (stopped_share(plan, learn, seed=0) for plan in ("fixed", "random"))
    assert worth[0] < surprising - fixed < worth[1]


def test_more_interdiction_seizes_more_in_smaller_lots_on_no_fewer_routes():
    """Magliocca et al. 2019: interdiction spreads and thins the flow of drugs."""
    harder = "posts.customs.inspected_share=0.06", "surveillance.hardening.scope=all_sectors"
    told = []
    for words in ((), harder):
        base = "world=schengen", "days=500", "burn_in_days=60", "world.flow_scale=0.1", "crime.drugs_factor=10"
        t = BorderModel(load("baseline", seed=1, overrides=[*base, *words])).run().world.totals
        told.append((t.seized_g.sum(), t.seized_g.sum() / t.lots_seized.sum(), (t.lots > t.lots_seized).sum()))
    (seized, lot, routes), (more, smaller, others) = told
    assert more > 1.5 * seized and smaller < 0.9 * lot and others >= routes


def test_where_experience_is_scarce_hearsay_makes_seeds_differ_more():
    """Salganik, Dodds & Watts 2006: social information makes outcomes less predictable."""
    base = (
        "world=synthetic", "world.states=6", "days=400", "burn_in_days=0", "movers.persons_factor=0.02",
        "politics.enabled=false", "movers.learning.memory_days=60", "movers.choice.sector_scale_usd=100",
    )  # fmt: skip

    def shares(own: int, seed: int) -> np.ndarray:
        words = [*base, f"movers.learning.own_weight={own}"]
        w = (model := BorderModel(load("baseline", seed=seed, overrides=words))).world
        tried = np.zeros(len(w.stretches.side))
        for day in range(400):
            model.step()
            sector = w.crossings.sector[: w.happened]
            tried += np.bincount(w.sectors.stretch[sector[sector >= 0]], minlength=len(tried)) * (day >= 200)
        return tried / tried.sum()

    hearsay, own = (np.var([shares(k, seed) for seed in range(24)], 0).sum() for k in (0, 1))
    assert hearsay > 1.15 * own
