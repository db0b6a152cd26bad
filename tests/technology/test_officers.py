"""Officers are paid where checks are held: when controls return within the club, so does their cost."""

import pytest

from sim import BorderModel, load

SMALL = ["world=synthetic", "world.states=6", "days=120", "burn_in_days=10", "politics.enabled=false"]
LEAVES = "events={out: {date: 2024-02-01, type: suspend, states: [S00], treaty: club, days: 30}}"


def test_a_state_that_controls_its_inner_borders_pays_officers_there_and_no_longer_afterwards():
    calm, back = (BorderModel(load("baseline", seed=2, overrides=[*SMALL, *more])).run() for more in ([], [LEAVES]))
    spent, before = (model.world.tally.spend_eur for model in (back, calm))
    posts = back.world.tally.inner_posts
    assert posts[:32].max() == 0 < posts[40] and posts[80:].max() == 0
    assert (spent > before).sum() == (posts > 0).sum() == 30
    assert spent[80:] == pytest.approx(before[80:])


def test_where_people_move_freely_nobody_is_paid_to_check_them():
    free, apart = (BorderModel(load(name, seed=2, overrides=SMALL)).world for name in ("baseline", "isolated"))
    inner = free.sides.internal[free.posts.side] == 1
    members = free.states.member[free.posts.state] == 1
    more = (apart.systems.desks_open - free.systems.desks_open)[free.states.member == 1].sum()
    assert more == pytest.approx((free.posts.desks + free.posts.lanes)[inner & members].sum())
    cost = apart.systems.spend_eur.sum() - free.systems.spend_eur.sum()
    assert cost == pytest.approx(more * 560.0)
