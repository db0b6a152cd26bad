"""The external border moves with who is bound by free movement; the scope of the metrics stays."""

import numpy as np

LEAVE = "events.exit={date: 2024-01-02, type: denounce, treaty: club, states: [%s]}"


def test_without_a_change_of_law_both_borders_are_one(small):
    w = small("politics.enabled=false", "days=60").run().world
    assert np.array_equal(w.sides.outer, w.sides.focus)
    assert np.array_equal(w.tally.outer_attempts, w.daily.attempts) and w.daily.attempts.any()


def test_a_member_that_leaves_is_outside_when_its_notice_has_run_out(small):
    first = small("politics.enabled=false").world
    row = int(first.sides.state[np.flatnonzero(first.sides.internal)[0]])
    model = small("politics.enabled=false", "days=900", LEAVE % first.codes[row], scenario="baseline").run()
    w, f = model.world, model.world.sides
    towards = (f.neighbour == row) & (f.internal == 1)
    assert f.outer[towards].all() and not f.focus[towards].any()
    assert not f.outer[f.state == row].any() and f.focus[f.state == row].any()
    apart = np.flatnonzero(w.tally.outer_attempts != w.daily.attempts)
    assert apart[0] >= w.treaties.notice_days[[one.name for one in w.instruments].index("club")]


def test_where_free_movement_binds_nobody_the_members_of_the_map_count(small):
    sides = small(scenario="isolated").world.sides
    outer = small().world.sides.focus | small().world.sides.internal
    assert np.array_equal(sides.outer, outer)
