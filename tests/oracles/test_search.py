"""Search theory: detection by random search, interception by a race, and what the day's chances are made of."""

import math

import numpy as np
import pytest

from sim.surveillance.detection import intercepted, koopman

PURSUIT = "treaties.t={title: t, parties: [all], provisions: {hot_pursuit: {}}}"


def test_detection_does_not_depend_on_how_the_crossing_is_cut():
    whole = koopman(17.2, 1.24, 15.0, 100.0, 3.0)
    for parts in (2, 10, 1000):
        once = koopman(17.2 / parts, 1.24, 15.0, 100.0, 3.0)
        assert 1 - (1 - once) ** parts == pytest.approx(whole, rel=1e-12)


def test_the_worked_example_of_a_barrier():
    assert koopman(0.43 * 40, 0.3, 15.0, 100.0, 3.0) == pytest.approx(1 - math.exp(-0.258), rel=1e-12)


def test_interception_is_a_race_between_the_team_and_the_rest_of_the_strip(bare):
    physics = bare().world.detection
    dice = np.random.Generator(np.random.Philox(5))
    n, units, km, depth, speed = 400_000, 8.0, 100.0, 8.0, 3.0
    mean_h = km / units / (2 * physics.response_kmh) + physics.response_latency_h
    won = dice.exponential(mean_h, n) < dice.uniform(0, depth / speed, n)
    p = intercepted(units, km, depth, speed, physics)
    assert abs(won.mean() - p) < 5 * math.sqrt(p * (1 - p) / n)


def test_nobody_is_stopped_where_nobody_is_out_and_no_cut_of_a_border_changes_the_race(bare):
    physics = bare().world.detection
    assert intercepted(0.0, 100.0, 8.0, 3.0, physics) == 0.0
    whole = intercepted(8.0, 100.0, 8.0, 3.0, physics)
    assert intercepted(8.0 / 64, 100.0 / 64, 8.0, 3.0, physics) == pytest.approx(whole, rel=1e-12)
    seen = bare("technology.patrols_per_km=0", "technology.boats_per_km=0", "days=1").run().world.sectors
    used = (seen.used == 1) & (seen.external == 1) & (seen.kind == 0)
    assert (seen.seen_alone[used] > 0).all() and not seen.caught_alone[used].any()


@pytest.mark.parametrize("kind", ["land", "sea"])
def test_the_right_of_pursuit_ends_at_the_coast(bare, kind):
    plain, law = (bare("world.states=8", *words, "days=1").run().world for words in ((), (PURSUIT,)))
    s = plain.sectors
    rows = (s.used == 1) & (s.kind == (kind == "sea")) & (s.caught_alone > 0)
    assert rows.any() and ((law.sectors.caught_alone > s.caught_alone)[rows] == (kind == "land")).all()


def test_depth_helps_to_intercept_but_not_to_detect(bare):
    near, far = (bare(f"surveillance.depth_km={km}", "days=1").run().world.sectors for km in (4, 12))
    assert (near.seen_alone == far.seen_alone).all()
    used = near.used == 1
    assert (near.caught_alone[used] < far.caught_alone[used]).all()


def test_chances_of_the_day_are_cues_combined_as_independent(bare):
    model = bare("days=1").run()
    w, physics = model.world, model.world.detection
    s = int(np.flatnonzero(w.sectors.used)[0])
    km, state = w.sectors.km[s], w.sectors.state[s]
    sight = (1.0, 0.6, 1.1, 0.55)[w.sectors.terrain[s]]
    searched = physics.availability * w.sectors.patrols[s] * physics.sweep_km * sight * physics.patrol_kmh
    flown = physics.availability * w.sectors.drones[s] * physics.drone_sweep_km * sight * physics.drone_kmh
    eyes = min(1, w.sectors.towers[s] * physics.tower_field_km / km) * min(1, physics.glimpse * sight)
    missed = math.exp(-(searched + flown) / (km * physics.mover_kmh)) * (1 - eyes * w.border_guards.answered[state])
    assert w.sectors.seen_alone[s] / 2**32 == pytest.approx(1 - missed, rel=1e-9)


def test_detections_add_up_for_small_effort_and_saturate_for_large():
    one, two = koopman(0.01, 1.24, 15.0, 100.0, 3.0), koopman(0.02, 1.24, 15.0, 100.0, 3.0)
    assert two == pytest.approx(2 * one, rel=1e-3)
    assert koopman(1e4, 1.24, 15.0, 100.0, 3.0) == 1.0
