"""What cannot matter does not: finer cuts, strangers, treaties of others, settings nobody reads."""

import numpy as np
import pandas as pd
import pytest

from sim.engine.chance import mix
from sim.tables import Fate, Stage

MATTERS = ["serial", "day", "side", "alternative", "site", "post", "fate", "flags"]


def test_a_stretch_cut_in_two_sectors_keeps_every_choice_and_fate(still, told):
    weather = "surveillance.weather_sd=0"  # drawn by sector
    whole, cut = (told(still(weather, f"world.cut={n}").run()) for n in (1, 2))
    pd.testing.assert_frame_equal(whole[MATTERS], cut[MATTERS])
    assert cut.sector.nunique() > 1.5 * whole.sector.nunique()


def test_with_weather_by_sector_a_cut_still_keeps_every_first_choice(still, told):
    tries = []
    for n in (1, 2):
        events = told(still(f"world.cut={n}").run())
        first = events[(events["flags"] & 1 == 1) & (events.sector >= 0)].drop_duplicates("serial")
        tries.append(first.set_index("serial")[["side", "alternative", "site"]].sort_index())
    pd.testing.assert_frame_equal(*tries)


def let_in(model, serial: int) -> None:
    """One more person considers setting out today, on the first stream."""
    movers = model.world.movers
    row = int(np.flatnonzero(movers.stage == Stage.FREE)[-1])
    movers.serial[row], movers.due[row], movers.stage[row] = serial, model.day, Stage.PLANNING
    movers.stream[row], movers.route[row], movers.alert[row], movers.arrested[row] = 0, -1, -1, -1
    movers.mode[row], movers.leg[row], movers.attempt[row] = 0, 0, 0


def test_one_more_person_whom_nobody_meets_changes_no_other(still, told):
    one, other = still(), still()
    strangers = [int(mix(np.uint64(77), k)) for k in range(40)]
    one.run()
    while other.day < 120:
        if other.day < 40:
            let_in(other, strangers[other.day])
        other.step()
    a, b = told(one), told(other)
    theirs = b.serial.isin(strangers)
    assert theirs.sum() > 60
    pd.testing.assert_frame_equal(a, b[~theirs].reset_index(drop=True))


def test_one_more_person_who_stays_at_home_changes_nobody_even_among_learners(small, told):
    one, other = small().run(), small()
    for k in range(200):  # who stays at home is known from the dice
        trial = small("days=1")
        let_in(trial, serial := int(mix(np.uint64(78), k)))
        trial.step()
        if told(trial).set_index("serial").fate[serial] == Fate.STAYED:
            break
    let_in(other, serial)
    a, b = told(one), told(other.run())
    pd.testing.assert_frame_equal(a, b[b.serial != serial].reset_index(drop=True))


LATE = "treaties.%s={title: Of others, parties: [%s], since: %s, notice_days: 90, depth: 0.5, provisions: {%s}}"
ALL = "alert_sharing: {}, free_movement: {}, joint_patrol: {}, hot_pursuit: {}, readmission: {}"


@pytest.mark.parametrize("name", ["aardvark", "zebra"])
def test_a_treaty_dated_after_the_horizon_is_no_treaty(small, told, same_summary, name):
    one, other = small("days=700").run(), small("days=700", LATE % (name, "all", "2030-01-01", ALL)).run()
    assert same_summary(one, other)
    assert one.events_frame().equals(other.events_frame()) and told(one).equals(told(other))


def test_a_treaty_between_states_that_are_not_on_the_map_changes_nothing(small, told, same_summary):
    one, other = small("days=400").run(), small("days=400", LATE % ("aardvark", "USA, MEX", "2020-01-01", ALL)).run()
    assert same_summary(one, other) and told(one).equals(told(other))


@pytest.mark.parametrize(
    "unread",
    [
        "surveillance.reactive_rate=0.2",  # patrols are static
        "surveillance.units_concentrated=0.3",
        "surveillance.hardening.factor=5",  # nothing is hardened
        "movers.choice.gravity_power=2",  # the rule is logit
        "title=Another title",
        "ledger.value_of_time_eur=20",  # prices what happened, moves nobody
        "ledger.truck_hour_eur=80",
    ],
)
def test_a_setting_that_nothing_reads_changes_nothing(small, told, unread):
    one, other = small(), small(unread)
    assert one.config != other.config and told(one.run()).equals(told(other.run()))
