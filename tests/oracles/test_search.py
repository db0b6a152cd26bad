"""Search theory: detection by random search, interception by a race, and what the day's chances are made of."""

import math

import numpy as np
import pytest

from sim.engine.search import koopman
from sim.engine.table import parameters
from sim.start.steady_state import MEAN_WEATHER
from sim.surveillance.detection import SIGHT, met_or_reached, reached, spotted
from sim.surveillance.handling import bind_teams
from sim.surveillance.phases import watch_on
from sim.surveillance.settings import SurveillanceSettings
from sim.tables import Detection

SEARCH = parameters(Detection, SurveillanceSettings())
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
    p = reached(units, km, depth, speed, physics)
    assert abs(won.mean() - p) < 5 * math.sqrt(p * (1 - p) / n)


def test_nobody_is_stopped_where_nobody_is_out_and_no_cut_of_a_border_changes_the_race(bare):
    physics = bare().world.detection
    assert reached(0.0, 100.0, 8.0, 3.0, physics) == 0.0
    whole = reached(8.0, 100.0, 8.0, 3.0, physics)
    assert reached(8.0 / 64, 100.0 / 64, 8.0, 3.0, physics) == pytest.approx(whole, rel=1e-12)
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


def stopped(teams, remote=0.0, signs=0.0, latency=0.6):
    """Chance that so many teams stop a crossing on 100 km, by the kernel's own steps."""
    physics = SEARCH._replace(signs_share=signs, response_latency_h=latency)
    reach = reached(teams, 100.0, 8.0, 3.0, physics)
    return met_or_reached(teams, 1.24, 15.0, 100.0, 3.0, remote, reach, physics)


def test_who_meets_a_patrol_waits_for_no_response():
    """A patrol's own sighting needs no response; a track, or what a tower sees, must be reached."""
    for latency in (0.1, 10.0):
        assert stopped(9.0, latency=latency) == pytest.approx(koopman(9.0, 1.24, 15.0, 100.0, 3.0))
    assert stopped(9.0, signs=0.9, latency=10.0) < 0.6 * stopped(9.0, signs=0.9, latency=0.1)
    assert stopped(0.0, remote=1.0) == 0.0


@pytest.mark.parametrize("remote", [0.0, 0.6])
def test_effort_has_falling_returns_in_any_hands(remote):
    """So no pool of two states' teams can beat the same effort in one hand (one race, one search)."""
    gains = np.diff([stopped(float(teams), remote, 0.9) for teams in range(0, 60, 6)])
    assert (gains > 0).all() and (np.diff(gains) < 0).all()


def test_joint_patrols_stop_what_the_same_effort_in_one_hand_stops(bare):
    """Own and a partner's equal effort, wholly usable and never escaped, is twice the own effort: no second chance."""
    still = "surveillance.flee_back=0", "surveillance.reach_line=0", "surveillance.overlap=0", "days=1"
    alone = bare(*still, "world.states=2").world
    doubled, joint = bare(*still).world, bare(*still).world
    used = (alone.sectors.used == 1) & (alone.sectors.twin >= 0)
    pair = alone.sectors.patrols.copy()
    joint.sectors.patrols[:], doubled.sectors.patrols[:] = pair, pair + pair[alone.sectors.twin]
    joint.dyads.usable_effort[:] = 1.0
    for w in (doubled, joint):
        w.sectors.busy[:] = 0.0
        watch_on(w, MEAN_WEATHER)
    assert used.any()
    for chance in ("caught_alone", "caught_guided", "seen_alone"):
        assert getattr(joint.sectors, chance)[used] == pytest.approx(getattr(doubled.sectors, chance)[used], rel=1e-6)


def test_patrols_that_see_no_common_picture_overlap_and_one_picture_tells_them_apart(bare):
    """Of a partner's teams a share goes where own ones are; what either side sights counts once."""
    still, overlap = ("surveillance.flee_back=0", "surveillance.reach_line=0", "days=1"), "surveillance.overlap=0.4"
    apart, one, less = (
        bare(*still, overlap).world,
        bare(*still, overlap).world,
        bare(*still, "surveillance.overlap=0").world,
    )
    for w, effort, picture in ((apart, 1.0, 0.0), (one, 1.0, 1.0), (less, 0.6, 0.0)):
        w.dyads.usable_effort[:], w.dyads.usable_picture[:], w.sectors.busy[:] = effort, picture, 0.0
        watch_on(w, MEAN_WEATHER)
    used = (apart.sectors.used == 1) & (apart.sectors.twin >= 0)
    assert apart.sectors.caught_alone[used] == pytest.approx(less.sectors.caught_alone[used], rel=1e-6)
    assert (one.sectors.caught_alone[used] > apart.sectors.caught_alone[used]).all()


def test_teams_at_work_are_those_whom_the_crossings_stopped_by_the_others_need(bare):
    w = bare("surveillance.capacity_coupling=true", "days=1").run().world
    physics, sectors = w.detection, w.sectors
    at = np.flatnonzero((sectors.used == 1) & (sectors.patrols > 0) & (sectors.kind == 0))
    for flow in (1.0, 30.0, 1000.0):
        sectors.flow[:] = flow
        bind_teams(0, len(sectors.serial), sectors, w.border_guards.answered, w.dyads.usable_picture, physics)
        busy = sectors.busy[at].copy()
        for s in at:
            teams, km, sight = physics.availability * sectors.patrols[s], sectors.km[s], SIGHT[sectors.terrain[s]]
            free = teams * (1 - sectors.busy[s])
            remote = spotted(s, sectors, w.border_guards.answered[sectors.state[s]], sight, physics.mover_kmh, physics)
            reach = reached(free, km, physics.depth_km, physics.mover_kmh, physics)
            width = physics.sweep_km * sight
            p = met_or_reached(free, width, physics.patrol_kmh, km, physics.mover_kmh, remote, reach, physics)
            at_work = flow * p * physics.handling_h / physics.party / 24.0
            assert at_work == pytest.approx(teams * sectors.busy[s], rel=1e-4, abs=1e-6)
    assert (busy > 0.4).all()
