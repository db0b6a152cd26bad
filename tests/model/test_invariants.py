"""Invariants: everyone is in one state, shares are shares, the books add up."""

import numpy as np

from sim.tables import Stage
from tests.model.conftest import live


def test_everyone_is_free_or_on_the_way_once(small):
    m = small.world.movers
    busy = m.stage != Stage.FREE
    assert len(np.unique(m.serial[busy])) == busy.sum()
    assert (m.due[busy] >= small.day).all()
    assert (m.due[~busy] == 2**31 - 1).all()


def test_attempts_are_entries_arrests_turn_backs_and_deaths(small):
    t = small.world.daily
    assert (t.attempts == t.entries + t.apprehensions + t.turn_backs + t.deaths).all()
    assert (t.gotaways <= t.entries).all() and (t.returns >= t.deterred).all()
    assert (t.window_repeats <= t.repeats).all() and (t.repeats <= t.apprehensions).all()


def test_who_is_arrested_is_returned_released_or_claims_protection(small):
    t = small.world.daily
    assert (t.released + t.returns <= t.apprehensions).all() and t.released.any()
    assert (t.apprehensions - t.released - t.returns <= t.claims).all()  # claims are made at posts too
    assert (t.delivered <= t.entries).all() and (t.delivered <= t.guided).all()


def test_flows_of_streams_add_up_to_those_of_borders(small):
    detail = small.detail()
    borders, flows = detail["borders"], detail["flows"]
    by_side = flows.groupby(["border", "into"])["first_attempts"].sum()
    kept = borders[borders["external"] & (borders["first_attempts"] > 0)].set_index(["border", "into"])
    assert len(kept) and by_side.to_dict() == kept["first_attempts"].to_dict()


def test_routes_of_a_stream_share_all_who_set_out_and_treaties_have_their_parties(small):
    routes, treaties = small.detail()["routes"], small.detail()["treaties"]
    whole = routes.groupby(["origin", "destination", "kind"])[["share_alone", "share_guided"]].sum()
    assert np.allclose(whole, 1.0) and (routes[["share_alone", "share_guided"]] >= -1e-12).all(axis=None)
    assert set(treaties["treaty"]) == {one.name for one in small.world.instruments}
    assert not small.running and set(small.detail("figures")) == {
        "borders",
        "exchange",
        "obligations",
        "flows",
        "arrivals",
        "months",
    }


def test_shares_are_shares_and_nothing_is_nan(small):
    w = small.world
    for values in (
        w.law.alerts,
        w.law.patrol,
        w.law.pursuit,
        w.dyads.alert_visibility,
        w.dyads.usable_effort,
        w.governments.willingness,
    ):
        assert ((values >= 0) & (values <= 1)).all()
    for table in w.tables().values():
        for column in table:
            assert not (column.dtype.kind == "f" and np.isnan(column).any())


def test_choices_are_cumulated_shares(small):
    w = small.world
    last = w.choice_sets.first_alternative + w.choice_sets.alternatives - 1
    assert np.allclose(w.alternatives.choice[last], 1.0)
    assert (np.diff(w.streams.modes, axis=1) >= 0).all()


def test_nobody_reaches_more_than_the_units_a_state_has(small):
    w = small.world
    land = np.bincount(w.sectors.state[w.sectors.kind == 0], w.sectors.patrols[w.sectors.kind == 0], len(w.codes))
    assert (land <= (w.border_guards.patrols + w.border_guards.mobile) * (1 + 1e-9) + 1e-9).all()


def test_waits_of_the_histogram_are_the_travellers(small):
    t = small.world.tally
    assert np.allclose(small.world.waits.sum(1), t.travellers, rtol=1e-9)


def test_nobody_is_held_where_there_is_no_place():
    world = live(days=60, **{"movers.persons_factor": 10, "justice.detention_per_million": 1.0}).world
    places = world.judiciary.places[world.states.member == 1].sum()
    assert world.daily.released.sum() > 100 and world.tally.detention_days[14:].max() < 1.2 * places
