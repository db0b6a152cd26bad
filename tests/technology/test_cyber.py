"""Attacks on border systems: rare when protected, likelier when joined, felt at posts while systems are down."""

import numpy as np
import pytest

from sim import BorderModel, load
from sim.technology.attacks import Attacks, attack

N, YEARS = 10, 400
SERIAL = np.arange(1, N + 1, dtype=np.uint64) * np.uint64(977)


def attacks(joined: np.ndarray, protection: float = 0.0, spread: float = 0.0, per_year: float = 2.0, days: float = 3.0):
    """Attacks, and state-days down, over many years."""
    outage, member, down, n = np.zeros(N, np.int32), np.ones(N, np.uint8), 0, 0
    for day in range(YEARS * 10):
        n += attack(
            0, N, SERIAL, member, np.full(N, protection), outage, joined,
            Attacks(per_year / 365, 0.1, days, spread), 9, day,
        )  # fmt: skip
        down += int((outage > day).sum())
    return n, down


ALONE, TOGETHER = np.zeros((N, N), bool), ~np.eye(N, dtype=bool)


def test_attacks_come_at_their_rate_and_interconnection_widens_the_surface():
    expected = 2.0 / 365 * N * YEARS * 10
    alone, together = attacks(ALONE)[0], attacks(TOGETHER)[0]
    assert alone == pytest.approx(expected, abs=5 * expected**0.5)
    assert together == pytest.approx(1.9 * expected, abs=5 * (1.9 * expected) ** 0.5)


def test_protection_stops_its_share_and_an_outage_lasts_its_mean():
    n, down = attacks(ALONE, protection=0.6)
    mean_days = 1 / (1 - np.exp(-1 / 3.0))  # of whole days begun
    assert down == pytest.approx(0.4 * n * mean_days, rel=0.1)
    assert attacks(ALONE, protection=1.0)[1] == 0


def test_an_outage_that_spreads_takes_all_who_are_joined():
    assert attacks(TOGETHER, spread=1.0)[1] > 5 * attacks(TOGETHER)[1]
    assert attacks(ALONE, spread=1.0)[1] == attacks(ALONE)[1]


STILL = ("world=synthetic", "world.states=6", "days=70", "burn_in_days=0", "technology.cyber.attacks_per_year=0")
DOWN = "events={down: {date: 2024-02-15, type: cyber_attack, days: 7, states: [S00]}}"


def test_a_dated_attack_slows_the_posts_of_its_state_for_its_days_and_no_other():
    calm, struck = (BorderModel(load("isolated", seed=4, overrides=[*STILL, *more])).run() for more in ((), (DOWN,)))
    a, b = calm.world.tally, struck.world.tally
    worse = np.flatnonzero(b.outages)
    assert worse.tolist() == list(range(45, 52)) and b.cyber_attacks.sum() == 1
    assert (b.wait_min[worse] > a.wait_min[worse]).all()
    assert (b.wait_min[:45] == a.wait_min[:45]).all()
    others = struck.world.posts.state != struck.world.codes.index("S00")
    assert (struck.world.posts.queue[others] == calm.world.posts.queue[others]).all()


def test_systems_come_back_as_they_were():
    calm, struck = (BorderModel(load("isolated", seed=4, overrides=[*STILL, *more])).run() for more in ((), (DOWN,)))
    for table, name in (("officers", "paperwork"), ("police", "information_days"), ("officers", "biometric_d")):
        before, after = (getattr(getattr(model.world, table), name) for model in (calm, struck))
        assert (after == before).all()
    assert struck.world.systems.outage[struck.world.codes.index("S00")] == 52
    assert (struck.world.dyads.interop == calm.world.dyads.interop).all()
    assert (struck.world.posts.read == calm.world.posts.read).all()


def test_an_attack_on_a_shared_database_takes_all_parties_down():
    event = "events={down: {date: 2024-02-15, type: cyber_attack, days: 3, treaty: club}}"
    world = BorderModel(load("baseline", overrides=[*STILL, event])).run().world
    assert world.tally.outages[45:49].tolist() == [int(world.states.member.sum())] * 3 + [0]


def test_partners_whose_systems_are_up_shorten_an_outage():
    help_them = "treaties.help={title: H, parties: [all], provisions: {cyber_incident_response: {saved: 0.5}}}"
    words = [
        "world=synthetic", "world.states=6", "days=120", "burn_in_days=0", "technology.cyber.attacks_per_year=6",
        "technology.cyber.outage_days=20", "technology.cyber.spread=0",
    ]  # fmt: skip
    alone, helped = (
        BorderModel(load("baseline", seed=2, overrides=[*words, *more])).run().world.tally.outages.sum()
        for more in ((), (help_them,))
    )
    assert 0 < helped < 0.75 * alone
