"""Learning, customs, cargo, seasons and weather in isolation, each against its formula."""

import math

import numpy as np
import pytest

from sim.crime.lots import set_lots
from sim.engine.table import empty
from sim.information.phases import enter_policy
from sim.information.reports import pass_on
from sim.movers.departures import draw_departures
from sim.movers.learning import learn
from sim.politics.agent import State
from sim.posts.phases import select_trucks
from sim.surveillance.phases import watch_on
from sim.tables import Reports
from sim.technology.effects import take_effect


def test_what_nobody_tries_any_more_is_believed_as_at_first(bare):
    w = bare().world
    learning = w.learning
    a0 = learning.prior_weight * learning.prior_risk
    w.alternatives.alpha[:], w.alternatives.beta[:] = a0 + 8.0, 20.0
    w.alternatives.tried[:], w.alternatives.caught[:] = 0, 0
    learn(w.alternatives, w.sites, w.stretches, w.sides, learning, learning.memory_days)
    assert w.alternatives.alpha == pytest.approx(a0 + 8.0 / math.e)
    learn(w.alternatives, w.sites, w.stretches, w.sides, learning, 1e6)
    assert w.alternatives.alpha == pytest.approx(a0)
    assert w.alternatives.beta == pytest.approx(learning.prior_weight - a0)


def test_customs_open_fewer_trucks_when_they_queue_and_never_none(bare):
    model = bare()
    w = model.world
    for days, relief in ((0.0, 1.0), (0.5, 3.0), (50.0, 21.0)):
        w.posts.truck_queue[:] = days * w.posts.trucks_day
        select_trucks(model)
        assert w.officers.opened == pytest.approx(model.config.posts.customs.inspected_share / relief)


def test_opened_trucks_take_time_at_the_lanes(bare):
    shares = ("posts.customs.inspected_share=0", "posts.customs.inspected_share=0.1")
    few, many = (bare("days=60", share).run().world.tally for share in shares)
    assert few.trucks.sum() == many.trucks.sum() and few.truck_wait_h.sum() < 0.9 * many.truck_wait_h.sum()


def test_departures_follow_the_month_of_the_calendar(bare):
    w = bare().world
    may = np.zeros_like(w.streams.month_factor)
    may[:, 4] = 1.0
    streams = w.streams._replace(month_factor=may)
    drawn = [sum(draw_departures(streams, m, 1, day) for day in range(60)) for m in range(12)]
    assert drawn[4] > 100 and sum(drawn) == drawn[4]


def test_weather_moves_sight_about_its_mean(bare):
    faint = ("technology.patrols_per_km=0.0005", "technology.tower_cover=0", "technology.drones_per_1000km=0")
    w = bare(*faint, "surveillance.weather_sd=0.8").world
    s = w.sectors
    one = (s.used == 1) & (s.external == 1) & (s.kind == 0)

    def look(day: int) -> np.ndarray:
        watch_on(w, day)
        return s.seen_alone[one] / 2**32

    calm, days = look(-1), np.array([look(day) for day in range(4000)])
    assert days.mean() == pytest.approx(calm.mean(), rel=0.05) and days.std() > 0.5 * calm.mean()


def test_who_received_a_report_passes_on_the_share_to_which_the_origin_agreed():
    links, made = np.diag(np.ones(2), 1), empty(Reports, 4000)._replace(held=np.zeros((4000, 3), np.int32))
    made.serial[:] = np.arange(1, 4001, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    made.open[:], made.where[:], made.held[:, 0] = 1, 2, 1
    for day in range(1, 8):
        pass_on(made, links, np.ones((3, 3)), np.full((3, 3), 0.4), 3, day)
    assert (made.held[:, 1] > 0).all() and (made.held[:, 2] > 0).mean() == pytest.approx(0.4, abs=0.04)


def test_lots_shrink_where_they_are_at_risk(bare):
    model = bare()
    w, drugs, prior = model.world, model.config.crime.drugs, model.config.movers.learning.prior_risk
    freight = w.streams.person == 0
    for risk in (prior, 2 * prior):
        w.choice_sets.risk[:] = risk
        set_lots(w)
        factor = (prior / risk) ** drugs.lot_elasticity
        assert w.streams.lot_g[freight] == pytest.approx(1000.0 * drugs.lot_kg * factor)


def test_the_official_effectiveness_leaves_out_who_was_never_seen(bare):
    model = bare("days=60", "movers.persons_factor=5").run()
    t = model.world.daily
    stopped = t.apprehensions.sum() + t.turn_backs.sum()
    effectiveness = model.summary()["interdiction_effectiveness"]
    assert effectiveness == pytest.approx(stopped / (stopped + t.gotaways.sum())) and t.gotaways.sum() > 0
    assert effectiveness > stopped / t.attempts.sum()


def test_a_willing_government_bans_more_of_those_returned(bare):
    model = bare("information.lists.ban_share=0.6")
    model.world.governments.willingness[:] = (1.0, 0.0)
    enter_policy(model)
    assert model.world.police.banned == pytest.approx([0.6, 0.3])


def test_a_new_government_forgets_and_is_forgotten(bare):
    model = bare("world.states=6", "relations.forget_at_turnover=0.4")
    model.world.dyads.good[:] = 10.0
    model.of_kind(State)[2].elect(0.5)
    good = model.world.dyads.good[0]
    kept = np.full((6, 6), 10.0)
    kept[2, :] *= 0.6
    kept[:, 2] *= 0.6
    assert good == pytest.approx(kept)


def test_where_systems_are_down_records_take_days_longer(bare):
    w = bare("world.states=6", "technology.cyber.delay_days=4").world
    before = w.police.information_days.copy()
    w.systems.outage[1] = 10
    take_effect(w)
    assert w.police.information_days - before == pytest.approx([0, 4, 0, 0, 0, 0])


def test_who_is_held_leaves_after_the_mean_time(bare):
    model = bare("movers.persons_factor=0", "justice.detention_days=8", "days=30")
    model.world.judiciary.detained[:] = 400.0
    model.run()
    assert model.world.judiciary.detained == pytest.approx(400.0 * (1.0 - 1.0 / 8.0) ** 30)
