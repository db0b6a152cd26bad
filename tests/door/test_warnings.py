"""What is written and does nothing is warned of; what the project ships is not."""

import pytest

from sim.door.points import read_study


def warnings(*words):
    return " ".join(read_study(list(words), True, None).warnings)


@pytest.mark.parametrize(
    ("world", "scenarios"),
    [("schengen", "*"), ("synthetic", "*"), ("us_mexico", "*")],
)
def test_shipped_scenarios_raise_no_doubt(world, scenarios):
    assert not warnings(f"scenario=glob({scenarios})", f"world={world}")


def test_events_outside_the_run_are_told():
    assert "events outside the run, 2024-01-01 to 2024-04-10, without effect: leaves_club" in warnings(
        "scenario=political_withdrawal", "days=100"
    )


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["treaties.comity.parties=[BRA,JPN]"], "treaties with fewer than two parties"),
        (["world=synthetic", "world.states=4", "events.e={date:2024-05-01,type:surge,states:[Origin 3]}"], "no state"),
        (["world=us_mexico", "events.e={date:2024-05-01,type:election,states:[AUT]}"], "events about no state"),
    ],
)
def test_what_this_world_does_not_know_is_told(words, told):
    assert told in warnings(*words)


def test_treaties_that_begin_after_the_run_are_told():
    told = "treaties that bind no two parties at once during the run, without effect: transit_accord"
    assert told in warnings("scenario=transit_accord", "days=100") and not warnings("scenario=transit_accord")
