"""People of networks leave the side of the line where they are convicted, as far and as fast as settings say."""

import numpy as np
import pytest

from sim.crime.relocation import FEW, relocate
from sim.crime.settings import MarketSettings
from sim.engine.table import table
from sim.tables import Networks


def networks(here: int, there: int, abroad: float) -> Networks:
    return table(Networks, 1, punished=here + there, convicted_abroad=there, abroad=abroad)


def test_where_as_many_are_convicted_on_either_side_nobody_moves():
    n = networks(4, 6, 0.6)
    relocate(n, MarketSettings(abroad_share=0.6), 365.0, 1.0)
    assert n.abroad[0] == pytest.approx(0.6)


def test_they_come_to_the_place_where_safety_and_home_weigh_alike():
    market, n = MarketSettings(abroad_share=0.4, relocation_weight=0.7, relocation_per_year=20.0), networks(0, 0, 0.4)
    for _ in range(400):  # convictions in proportion to the people who live on each side
        n.punished[:], n.punished_abroad[:] = 30 * (1 - n.abroad) + 10 * n.abroad, 10 * n.abroad
        relocate(n, market, 365.0, 1.0)
    logit = np.log(0.4 / 0.6) + 0.7 * np.log((30 + FEW) / (10 + FEW))
    assert n.abroad[0] == pytest.approx(1 / (1 + np.exp(-logit)))


@pytest.mark.parametrize(("here", "there", "sign"), [(10, 0, 1), (0, 10, -1)])
def test_they_go_to_the_other_side_at_the_pace_that_is_set(here, there, sign):
    slow, fast = (networks(here, there, 0.5) for _ in range(2))
    for n, pace in ((slow, 0.2), (fast, 1.0)):
        relocate(n, MarketSettings(abroad_share=0.5, relocation_per_year=pace), 90.0, 1.0)
    assert 0 < sign * (slow.abroad[0] - 0.5) < sign * (fast.abroad[0] - 0.5)
    still = networks(here, there, 0.5)
    relocate(still, MarketSettings(abroad_share=0.5, relocation_per_year=0.0), 90.0, 1.0)
    assert still.abroad[0] == 0.5


def test_memory_fades():
    n = networks(0, 10, 0.5)
    relocate(n, MarketSettings(), 7.0, 0.5)
    n.convicted_abroad[:] = 2
    relocate(n, MarketSettings(), 7.0, 0.5)
    assert np.isclose(n.punished_abroad[0], 0.5 * 10 + 2)
