"""What a study needs is judged before it starts: what makes tables grow too far is refused in one line."""

import pytest

from sim.door import Refusal, load
from sim.door.budget import GIB, check_fits, day_seconds, run_bytes
from sim.door.points import read_study

SURGE = "events={wave: {date: 2025-01-01, type: surge, factor: 1000, days: %d}}"


@pytest.mark.parametrize(
    ("override", "remedy"),
    [
        ("crime.drugs.lot_kg=0.000001", "world.flow_scale"),
        ("world.flow_scale=1000", "world.flow_scale"),
        (SURGE % 365, "surges"),
        ("information.lists.persons_per_million=1000000 scale.persons_per_alert=1", "scale.persons_per_alert"),
    ],
)
def test_what_cannot_fit_is_refused_with_what_to_do(override, remedy):
    words = [override] if override.startswith("events") else override.split()
    with pytest.raises(Refusal, match=f"memory: one run needs about .*{remedy}") as refused:
        check_fits(read_study(words, False, None))
    assert refused.value.code == 4


@pytest.mark.parametrize("override", ["crime.drugs_factor=100", "movers.persons_factor=20", SURGE % 1, "days=32000"])
def test_what_fits_is_not_refused(override):
    assert run_bytes(load(overrides=[override])) < 4 * GIB


def test_a_day_takes_longer_with_more_on_the_way():
    more, singly = load(overrides=["world.flow_scale=20"]), load(overrides=["posts.travellers=individual"])
    assert day_seconds(load()) < min(day_seconds(more), day_seconds(singly))


def test_a_run_in_python_is_judged_as_a_command_is():
    with pytest.raises(Refusal, match="memory: one run needs about") as refused:
        load(overrides=["world.flow_scale=1000"])
    assert refused.value.code == 4
