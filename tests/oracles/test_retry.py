"""Attempts and recidivism under retry: a geometric number of tries (repeated-trials identity)."""

import math

import numpy as np
import pytest

from sim.engine.chance import threshold

P = 0.4
OFF = ("surveillance.watch_borders", "departure.guard_exits", "posts.check_travellers", "crime.adapt_networks")
RETURNING = (
    "days=300", "movers.persons_factor=10", "movers.retry.deterrence_base=-1", "movers.retry.deterrence_slope=0",
)  # fmt: skip
DETERRED = 1.0 / (1.0 + math.exp(1.0))


def lives(bare, *words, legal_access=0.0):
    """Tries and arrests of each person who set out early enough to have come to an end, and the model they lived in."""
    model = bare(*RETURNING, "movers.retry.max_attempts=200", "movers.retry.delay_days=2", *words, off=OFF)
    model.world.streams.usual_access[:] = model.world.streams.legal_access[:] = legal_access
    model.world.posts.refuse[:] = 0
    sectors = model.world.sectors
    sectors.caught_alone[:], sectors.caught_guided[:], sectors.prevented[:] = threshold(P), threshold(P), 0
    model.journal = []
    model.run()
    tries, arrests = {}, {}
    for day, serial, _, _, _, _, _, sector, _, fate, flags in model.journal:
        for who, what, flag in zip(serial[sector >= 0], fate[sector >= 0], flags[sector >= 0], strict=True):
            if flag & 1 and day < 100:
                tries[who] = arrests[who] = 0
            if who in tries:
                tries[who] += 1
                arrests[who] += what in (4, 5, 6)
    return np.array(list(tries.values())), np.array(list(arrests.values())), model


@pytest.mark.parametrize(("turned_back", "returned"), [(0.0, 1.0), (0.12, 0.3), (0.5, 0.0)])
def test_attempts_a_person_are_one_over_one_minus_pr(bare, turned_back, returned):
    tries, _, _ = lives(bare, f"movers.retry.turned_back_share={turned_back}", f"justice.returned_share={returned}")
    again = P * (turned_back + (1 - turned_back) * returned * (1 - DETERRED))
    spread = math.sqrt(again) / (1 - again)
    assert len(tries) > 10_000
    assert abs(tries.mean() - 1 / (1 - again)) < 5 * spread / math.sqrt(len(tries))


def test_an_open_legal_channel_takes_its_share_of_retries(bare):
    dear = "movers.choice.legal_cost_usd=3000"  # or hardly anybody would go another way
    words = ("movers.retry.turned_back_share=0", "justice.returned_share=1", dear)
    tries, _, model = lives(bare, *words, legal_access=1.0)
    table = model.world.streams.modes_legal[model.world.streams.person == 1]
    legal = (table[:, 1] - table[:, 0]) / (1 - table[:, 0])
    assert 0.1 < legal[0] < 0.9 and np.allclose(legal, legal[0], atol=0.02)
    again = P * (1 - DETERRED) * (1 - legal.mean())
    assert abs(tries.mean() - 1 / (1 - again)) < 5 * math.sqrt(again) / (1 - again) / math.sqrt(len(tries)) + 0.01


def test_share_of_arrests_that_repeat_is_s_one_minus_d_p(bare):
    _, arrests, _ = lives(bare, "movers.retry.turned_back_share=0", "justice.returned_share=0.6")
    first, repeated = (arrests > 0).sum(), np.maximum(arrests - 1, 0).sum()
    share = 0.6 * (1 - DETERRED) * P
    assert abs(repeated / (first + repeated) - share) < 5 * math.sqrt(share * (1 - share) / (first + repeated))


def test_all_arrive_when_nobody_is_caught_and_nobody_when_all_are(bare):
    for p, word in ((0.0, "attempts"), (1.0, "apprehensions")):
        model = bare(*RETURNING, "movers.retry.turned_back_share=0", off=OFF)
        model.world.sectors.caught_alone[:] = model.world.sectors.caught_guided[:] = threshold(p)
        model.world.sectors.prevented[:] = 0
        summary = model.run().summary()
        assert summary["attempts"] == summary[word] > 0
        assert summary["entries"] == (1 - p) * summary["attempts"]
