"""The packaged hardening meets the busiest sector of every map, and most of what it loses goes elsewhere (P1)."""

import numpy as np
import pytest

from sim import BorderModel, load
from sim.start.hardening import persons_by_stretch
from tools.one_border import count, guarded


@pytest.mark.parametrize("world", ["schengen", "us_mexico", "synthetic"])
def test_what_is_hardened_is_where_most_would_cross(world):
    plain, hard = (
        BorderModel(load(s, overrides=[f"world={world}"])).world for s in ("baseline", "one_sector_hardened")
    )
    outer = plain.sides.focus[plain.stretches.side] == 1
    choice = outer & (plain.sides.stretches[plain.stretches.side] > 1)
    busiest = int(np.argmax(np.where(choice, persons_by_stretch(plain), -1.0)))
    assert set(hard.sectors.stretch[hard.sectors.extra > 0]) == {busiest}
    assert hard.systems.spend_eur.sum() > plain.systems.spend_eur.sum()
    assert hard.streams.stay_value == pytest.approx(plain.streams.stay_value)  # supply does not know of it


def test_it_displaces_most_of_the_flow_on_the_map_of_the_way_north():
    counts = []
    for scenario in ("baseline", "one_sector_hardened"):
        model = BorderModel(load(scenario, seed=1, overrides=["world=us_mexico", "days=300", "burn_in_days=60"]))
        model.journal = []
        counts.append(count(model))
    change, treated = counts[1] - counts[0], model.world.sectors.extra[guarded(model)] > 0
    lost, gained = -change[0, treated].sum(), change[0, ~treated].sum()
    assert lost > 0.15 * counts[0][0, treated].sum() and 0.5 < gained / lost < 1.1
