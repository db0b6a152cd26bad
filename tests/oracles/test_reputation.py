"""Trust as a beta reputation (Josang & Ismail 2002)."""

import numpy as np
import pytest

from sim.engine.reputation import read_trust, trust_in
from sim.engine.table import empty
from sim.tables import Domain, Dyads


def remembered(good, bad):
    """Dyads of two states that remember so much of each other."""
    dyads = empty(Dyads, 2, 2)
    return dyads._replace(good=np.full((3, 2, 2), float(good)), bad=np.full((3, 2, 2), float(bad)))


def test_trust_is_the_mean_of_the_beta_posterior():
    assert trust_in(remembered(7, 2), Domain.INTELLIGENCE) == pytest.approx((7 + 1) / (7 + 2 + 2))


def test_without_events_trust_is_one_half_and_always_within_bounds():
    assert (trust_in(remembered(0, 0), Domain.INTELLIGENCE) == 0.5).all()
    assert (trust_in(remembered(1e9, 0), Domain.INTELLIGENCE) < 1).all() and (
        trust_in(remembered(0, 1e9), Domain.INTELLIGENCE) > 0
    ).all()


def test_what_others_say_pulls_towards_them_and_is_never_written_back():
    dyads = remembered(7, 2)
    dyads.good[Domain.INTELLIGENCE, 0, 1] = 0.0
    own = trust_in(dyads, Domain.INTELLIGENCE).copy()
    read = read_trust(dyads, Domain.INTELLIGENCE, 0.5)
    assert read[0, 1] > own[0, 1] and (trust_in(dyads, Domain.INTELLIGENCE) == own).all()


def test_memory_halves_in_its_half_life(bare):
    model = bare("days=701", "relations.half_life_days=350", off=("information.search_lists", "movers.cross_borders"))
    before = model.world.dyads.good.copy()
    model.run()
    assert model.world.dyads.good == pytest.approx(before * 0.5 ** (101 * 7 / 350))
