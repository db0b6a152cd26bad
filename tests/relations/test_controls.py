"""Controls that parties bring back in a world: how long they last, where they stand, and who leaves for good."""

import numpy as np
import pytest

from sim import BorderModel, load
from sim.tables import Cause

CALM = ("legal.events_per_year=0", "legal.pressure_base=-30")


def test_prolonged_controls_are_renewed_term_by_term_up_to_the_ceiling_and_notified(small):
    ceiling = "treaties.club.provisions.free_movement.ceilings={2016-01-01: 200}"
    model = small(
        "days=300", *CALM, "legal.renewal=0.999999", ceiling,
        "events.s={date: 2024-01-05, type: suspend, treaty: club, states: [S01], days: 40}",
    ).run()  # fmt: skip
    w, m = model.world, model.world.membership
    t, i = [one.name for one in w.instruments].index("club"), w.codes.index("S01")
    assert m.suspended_for[t, i] == Cause.PROLONGED
    assert m.suspended_until[t, i] - m.suspended_since[t, i] == 200  # 40 days, then what is left of 180
    assert w.tally.suspensions.sum() == 1 and w.tally.notifications.sum() == 2
    assert w.tally.suspended_days.sum() == 200


def test_with_governments_that_decide_nothing_controls_end_with_their_term(small):
    suspend = "events.s={date: 2024-01-05, type: suspend, treaty: club, states: [S01], days: 40}"
    w = small("politics.enabled=false", suspend).run().world
    assert w.tally.suspended_days.sum() == 40


def test_an_emergency_brings_controls_back_nearly_everywhere_within_two_months(small):
    words = ("days=200", "world.states=24", *CALM)
    event = "events.h={date: 2024-02-20, type: health_emergency, treaty: club, days: 60}"
    w, without = (small(*words, *more).run().world for more in ((event,), ()))
    assert without.tally.suspensions.sum() == 0
    assert w.tally.suspended_days.max() >= 9  # of twelve members
    assert w.tally.suspended_days[:52].max() == 0 and w.tally.suspended_days[-1] <= 6


def test_controls_in_force_at_the_start_are_there_on_the_first_day_and_only_where_they_were(small):
    notice = "treaties.club.suspended={S00: {since: 2023-12-01, until: 2024-02-01, towards: [S01]}}"
    w, without = (small("politics.enabled=false", *more).run().world for more in ((notice,), ()))
    assert w.tally.suspended_days[:31].tolist() == [1] * 31 and w.tally.suspended_days[32:].sum() == 0
    assert w.tally.suspensions.sum() == without.tally.suspended_days.sum() == 0
    model = small("politics.enabled=false", notice)
    model.step()
    free, s00, s01 = model.world.law.free, model.world.codes.index("S00"), model.world.codes.index("S01")
    others = [model.world.codes.index(c) for c in ("S02",)]
    assert free[s00, s01] == 1 and free[s01, s00] == 2 and (free[s00, others] == 2).all()


def test_the_schengen_area_begins_2024_with_the_controls_that_were_notified():
    model = BorderModel(load("baseline", seed=1, overrides=["world=schengen", "days=3", "burn_in_days=0"]))
    w, t = model.world, [one.name for one in model.world.instruments].index("schengen")
    held = (w.membership.suspended_from[t] <= 0) & (w.membership.suspended_until[t] > 0)
    assert {"AUT", "DEU", "DNK", "FRA", "NOR", "SWE"} <= set(np.array(w.codes)[held])
    assert 8 <= held.sum() <= 13


@pytest.mark.parametrize("name", ["exit_contagion", "exit_democracy", "exit_linkage"])
def test_contagion_democracy_and_linkage_decide_who_leaves_in_a_world(small, name):
    words = ("world.states=16", "days=700", "world.flow_scale=0.02", "legal.exit_per_year=0.3",
             "treaties.club.parties=[all]", "treaties.club.notice_days=30")  # fmt: skip
    with_it, without = (small(*words, *more).run().world for more in ((), (f"legal.{name}=0",)))
    left = [[e[2] for e in w.events if e[1] == "denunciation"] for w in (with_it, without)]
    assert left[0] != left[1]
    if name == "exit_contagion":
        assert len(left[0]) > len(left[1])
