"""Provisions of operations: what two states may do together, whom it touches, and that it ends with the treaty."""

import numpy as np
import pytest

from sim.engine.table import NEVER
from sim.information.investigations import observed_share
from sim.surveillance.corps import able, deploy
from sim.tables import BorderGuards, BorderKind
from tests.relations.test_suspects import HUNTED

ALL = "treaties.t={{title: t, parties: [all], provisions: {{{}}}}}"
TEAMS = ALL.format("joint_investigation_team: {share: 1.0}")
PATROLS = "treaties.p={title: p, parties: [all], provisions: {joint_patrol: {share: 0.8}}}"


def lived(small, *words: str, **more):
    return small("treaty=[comity]", *words, scenario="isolated", **more).run()


def test_a_joint_team_convicts_across_the_line_after_its_set_up_and_no_law_means_no_team(small):
    alone, together = (small(*HUNTED, "days=300", *more, scenario="isolated").run() for more in ((), (TEAMS,)))
    assert together.summary()["convictions"] > 1.2 * alone.summary()["convictions"]
    assert (alone.world.networks.team_from == NEVER).all() and not alone.world.tally.joint_teams.any()
    events = together.events_frame()
    first = events[events.kind == "joint team"].day.min()
    setup = together.config.information.investigations.team_setup_days
    works = np.flatnonzero(together.world.tally.joint_teams)
    assert first + setup <= works[0] <= first + setup + 7


def test_a_team_lives_for_its_term_and_one_that_is_not_renewed_needs_new_leads(small):
    """Little's law: teams at work are those begun or renewed a day, times the term."""
    terms = "information.investigations.team_setup_days=0", "information.investigations.team_term_days=35"
    words = (*HUNTED, TEAMS, *terms, "information.investigations.team_renewal=0.5", "days=910")
    model = small(*words, scenario="isolated").run()
    events = model.events_frame().query("kind == 'joint team'")
    alive = np.minimum(events.day + 35, 910) - events.day
    assert alive.sum() == model.world.tally.joint_teams.sum() > 1000
    assert 0.25 < events["about"].str.contains("renewed").mean() < 0.6


def test_a_joint_team_ends_with_its_treaty(small):
    word = TEAMS.replace("title: t", "title: t, until: 2024-07-01")
    model = small(*HUNTED, word, "days=300", scenario="isolated").run()
    convicted = model.world.tally.convictions
    assert convicted[100:180].sum() > 1.3 * convicted[190:270].sum()


def test_who_may_not_follow_a_suspect_over_the_line_loses_some(small):
    model = small("treaties.t={title: t, parties: [S00, S01], provisions: {cross_border_surveillance: {share: 0.9}}}",
                  scenario="isolated")  # fmt: skip
    s = model.config.information.investigations
    share, whole = observed_share(model.world, s), s.associate_share
    i, j, k = (model.world.codes.index(code) for code in ("S00", "S01", "S02"))
    assert share[i, j] == pytest.approx(whole * (1.0 - 0.1 * s.lost_at_line)) and share[k, k] == whole
    assert share[i, k] == share[k, i] == pytest.approx(whole * (1.0 - s.lost_at_line))


def test_customs_who_are_told_find_more_and_open_no_more(small):
    before, after = (
        lived(small, "crime.drugs_factor=20", "days=60", *more)
        for more in ((), (ALL.format("customs_assistance: {share: 0.5}"),))
    )
    busy = before.world.posts.trucks_day > 0
    assert (after.world.posts.find_chance[busy] >= before.world.posts.find_chance[busy]).all()
    assert after.summary()["seizures_kg"] > before.summary()["seizures_kg"]
    assert np.array_equal(before.world.truck_waits, after.world.truck_waits)


def test_checks_at_one_place_save_both_travellers_and_trucks_time_and_miss_nothing_by_design(small):
    before, after = (lived(small, "days=30", *more) for more in ((), (ALL.format("one_stop_control: {}"),)))
    for metric in ("wait_mean_min", "truck_wait_p95_min"):
        assert after.summary()[metric] < before.summary()[metric]
    assert after.summary()["travellers"] == pytest.approx(before.summary()["travellers"], rel=0.01)


def test_a_lane_saves_the_share_enrolled_times_what_it_saves(small):
    model = lived(small, ALL.format("trusted_lane: {enrolled: 0.2, factor: 0.4}"), "days=2")
    w = model.world
    land = w.sides.neighbour[w.posts.side] != w.posts.state
    assert w.posts.check_saved[land] == pytest.approx(0.2 * 0.6) and not w.posts.check_saved[~land].any()


def test_what_is_lent_serves_elsewhere_and_boats_only_at_sea():
    corps = np.array([[0.0, 0.1, 0.1], [0.0, 0.0, 0.2], [0.0, 0.0, 0.0]])
    guards = BorderGuards(*(np.zeros(3) for _ in BorderGuards._fields))._replace(
        patrols=np.array([10.0, 20.0, 30.0]), mobile=np.array([10.0, 0.0, 0.0]), boats=np.array([4.0, 6.0, 8.0]),
        land_km=np.array([100.0, 50.0, 10.0]), sea_km=np.array([0.0, 0.0, 70.0]),
    )  # fmt: skip
    deploy(guards, corps)
    assert guards.corps_patrols == pytest.approx([0.0, 2.0, 2.0 + 4.0])
    assert guards.corps_boats == pytest.approx([0.0, 0.0, 0.8 + 1.2])  # all of it to the one state at sea
    assert guards.lent @ (guards.patrols + guards.mobile) == pytest.approx(guards.corps_patrols.sum())
    assert guards.boats_lent @ guards.boats == pytest.approx(guards.corps_boats.sum())
    assert not able(corps, np.zeros(3)).any()  # nobody has a coast: all boats stay


def test_a_corps_goes_where_crossings_are_published(small):
    model = lived(small, ALL.format("pooled_corps: {share: 0.2}"), "days=200")
    w = model.world
    months = slice(0, w.published_month + 1)
    load = (w.observed.detections[months] - w.observed.inner_detections[months]).sum(0)
    giver = int(np.argmin(load))
    to = w.law.corps[giver].copy()
    others = np.arange(len(load)) != giver
    assert to[others] == pytest.approx(0.2 * load[others] / load.sum())


def test_one_picture_shows_the_neighbours_sightings_tells_patrols_apart_and_costs_operators(small):
    picture = ALL.format("shared_picture: {share: 1.0}")
    words = ("technology.tower_cover=0.3", "surveillance.towers_per_operator=100", "days=8")
    apart, one = (
        small(*words, PATROLS, *more, scenario="isolated", off=("movers.learn_risks",)).run()
        for more in ((), (picture,))
    )
    a, b = apart.world.sectors, one.world.sectors
    land = (a.kind == BorderKind.LAND) & (a.used == 1)
    assert (b.seen_alone[land] > a.seen_alone[land]).all()
    assert (one.world.border_guards.shared_alarms > 0).any() and not apart.world.border_guards.shared_alarms.any()
    assert (one.world.border_guards.answered <= apart.world.border_guards.answered).all()


def test_laws_that_are_written_alike_stay_alike_and_let_more_pass(small):
    word = "treaties.t={title: t, parties: [S00, S01], until: 2024-12-15, provisions: {common_offences: {pace: 0.6}}}"
    model = small(word, "days=500", scenario="isolated").run()
    unlike = model.world.dyads.unlike
    i, j, k = (model.world.codes.index(code) for code in ("S00", "S01", "S02"))
    assert unlike[i, j] == unlike[j, i] == pytest.approx(np.exp(-0.6))  # twelve months, and not a day more
    assert unlike[k, j] == 1.0
    apart = small("days=2", scenario="isolated").run()
    assert (model.world.exchange.dual >= apart.world.exchange.dual).all()
