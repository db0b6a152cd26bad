"""Better systems never make checks worse: sensors, the information system of posts, and gaps between states."""

import numpy as np
import pytest

from sim import BorderModel, load
from sim.engine.normal import phi
from sim.posts.checks import criterion_at_prevalence

SMALL = ("world=synthetic", "world.states=6", "days=60", "burn_in_days=0", "technology.cyber.attacks_per_year=0")


def made(*words: str) -> BorderModel:
    """A small world on its first day; later words win."""
    given = dict(word.split("=", 1) for word in (*SMALL, *words))
    return BorderModel(load("baseline", seed=4, overrides=[f"{k}={v}" for k, v in given.items()]))


@pytest.mark.parametrize("prevalence", [0.5, 1e-2, 3e-5])
def test_a_better_d_never_stops_more_by_mistake_nor_finds_less(prevalence):
    checks = made().world.checks
    d = np.linspace(0.5, 6.0, 45)
    k = np.array([criterion_at_prevalence(0.0, prevalence, one, checks) for one in d])
    assert (np.diff(k) > 0).all() and (np.diff(d - k) > 0).all()


def test_readers_that_speak_more_stop_no_more_by_mistake():
    stops = []
    for weight in (0.0, 0.3, 0.6):
        officers = made(f"technology.biometrics.weight={weight}", "posts.criterion_sd=0").run().world.officers
        stops.append(np.array([phi(-k) for k in officers.criterion]))
    assert (stops[0] >= stops[1]).all() and (stops[1] >= stops[2]).all()


def test_abler_officers_stop_fewer_by_mistake_and_refuse_more():
    criteria, refuse = [], []
    for skill in (2.0, 2.64, 3.3):
        w = made(f"posts.skill_d={skill}", "posts.criterion_sd=0").run().world
        criteria.append(w.officers.criterion)
        refuse.append(w.posts.refuse[w.posts.travellers > 0].mean())
    assert (np.diff(criteria, axis=0) > 0).all() and refuse[0] < refuse[1] < refuse[2]


def test_the_more_desks_are_connected_the_sooner_checks_and_records_are_done():
    paper, days = [], []
    for cover in (0.0, 0.4, 0.8, 1.0):
        w = made(f"technology.bmis.cover={cover}", "technology.gap=0").world
        paper.append(w.officers.paperwork[w.states.member == 1])
        days.append(w.police.information_days[w.states.member == 1])
    assert (np.diff(paper, axis=0) < 0).all() and (np.diff(days, axis=0) < 0).all()
    assert paper[2] == pytest.approx(1.0) and days[2] == pytest.approx(2.0)


def test_a_gap_opens_between_a_member_that_stands_alone_and_its_neighbours():
    interop, spent = [], []
    for gap in (0.0, 0.5, 1.0):
        words = ["world=us_mexico", "days=10", "burn_in_days=0", f"technology.gap={gap}"]
        w = BorderModel(load("baseline", seed=1, overrides=words)).world
        usa, mexico = w.codes.index("USA"), w.codes.index("MEX")
        interop.append(w.dyads.interop[usa, mexico])
        spent.append((w.border_guards.patrols / np.maximum(w.border_guards.land_km, 1.0))[[usa, mexico]])
    assert interop[0] > interop[1] > interop[2]
    assert (np.diff([usa / mexico for usa, mexico in spent]) > 0).all()
