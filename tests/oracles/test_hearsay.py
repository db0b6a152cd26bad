"""What travellers, publics and the guided go by: what was heard and published, not what is."""

import numpy as np
import pytest

from sim import BorderModel, load
from sim.engine.chance import Purpose, words
from sim.movers.batch import FOR_LIFE, FURTHER
from sim.movers.weighing import hear_of_refusals
from sim.politics.news import newest_month
from sim.tables import Mode

TINY = ("world=synthetic", "world.states=6", "days=120", "burn_in_days=10")


def test_travellers_learn_of_refusals_from_those_who_applied():
    model = BorderModel(load("baseline", seed=2, overrides=[*TINY]))
    officers, start = model.world.officers, model.world.officers.refusal.copy()
    learnt = BorderModel(load("baseline", seed=2, overrides=[*TINY])).run().world.officers.refusal
    frozen = BorderModel(load("baseline", seed=2, overrides=[*TINY, "movers.learning.enabled=false"])).run()
    assert 0.0 < start.max() < 1.0 and (learnt != start).any() and (frozen.world.officers.refusal == start).all()

    officers.applied[:], officers.refused[:], officers.refusal[:] = 100, 30, 0.1
    hear_of_refusals(officers)  # a hundred were heard of before, of whom ten were refused
    assert officers.refusal == pytest.approx(40.0 / 200.0) and not officers.applied.any()


def test_where_no_network_is_at_work_nobody_is_guided():
    model = BorderModel(load("baseline", seed=2, overrides=[*TINY, "crime.market.reform_days=3650"]))
    world = model.world
    assert world.sides.guides.any()
    world.networks.capital_usd[:] = -1e12
    for _ in range(8):
        model.step()
    assert not world.networks.active.any() and not world.sides.guides.any()
    for _ in range(6):
        model.step()
        n = world.happened
        assert (world.crossings.site[:n] < 0).all()
    assert (world.movers.mode == Mode.GUIDED).any()  # who had set out with a guide crosses alone


def test_every_month_is_published_and_none_twice():
    overrides = ["world=synthetic", "world.states=3", "days=800", "burn_in_days=0", "world.flow_scale=0"]
    model = BorderModel(load("baseline", overrides=overrides))
    w, read = model.world, []
    w.observed.deaths[:, 0] = np.arange(len(w.observed.deaths))  # nobody is there to die: each month tells its number
    while model.day < 800:
        if w.date.day == 1:
            read.append(None if (month := newest_month(w)) is None else w.observed.deaths[month, 0])
        model.step()
    assert read == [None, None, *range(len(read) - 2)]  # a month, and a month until it is out


def test_a_mover_who_plans_again_on_another_leg_has_other_luck():
    serial, seed = np.uint64(99), 7
    plans = {words(seed, serial, 1, int(Purpose.PLAN), leg) for leg in range(4)}
    further = {words(seed, serial, 1, int(Purpose.LEGAL), leg + FURTHER) for leg in range(4)}
    assert len(plans | further) == 8 and words(seed, serial, 0, int(Purpose.PLAN), FOR_LIFE) not in plans
