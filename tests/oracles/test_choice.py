"""Random utility: shares by hand, overlap, closing a place, the limits of the scale."""

import numpy as np
import pytest

from sim.engine.logit import logsum_choice
from sim.movers.choice import attempt_values, choose_modes
from sim.movers.choice_sets import path_sizes
from sim.movers.weighing import weighed_ways
from sim.tables import BorderKind, LegFacts, RouteFacts


def shares(utility, size, scale):
    """Shares that the kernel gives, and its logsum."""
    choice = np.zeros(len(utility))
    value = logsum_choice(np.array(utility, float), np.array(size, float), scale, choice, 0, len(utility))
    return np.diff(choice, prepend=0.0), value


def test_shares_of_places_are_the_logit_by_hand(bare):
    w = bare().world
    c = w.choice
    cost = c.cost_usd_per_km * (1 + c.unguided_km_factor) * w.stretches.access_km[w.alternatives.stretch]
    for choice_set in np.flatnonzero(w.streams.person[w.choice_sets.stream] == 1):
        first = w.choice_sets.first_alternative[choice_set]
        rows = slice(first, first + w.choice_sets.alternatives[choice_set])
        loss = c.loss_usd + c.consequence_usd + w.sides.sent_back[w.choice_sets.side[choice_set]] * c.return_usd
        utility = -cost[rows] - w.learning.prior_risk * loss
        weight = w.alternatives.size[rows] * np.exp(utility / c.sector_scale_usd)
        assert np.diff(w.alternatives.choice[rows], prepend=0) == pytest.approx(weight / weight.sum(), rel=1e-9)
        assert w.choice_sets.value_usd[choice_set] == pytest.approx(c.sector_scale_usd * np.log(weight.sum()), rel=1e-9)


def test_cutting_a_place_in_equal_parts_attracts_nobody():
    whole, value = shares([-100, -300, -50], [0.2, 0.5, 0.3], 200)
    cut, value_cut = shares([-100, -300, -300, -50], [0.2, 0.25, 0.25, 0.3], 200)
    assert cut[[0, 3]] == pytest.approx(whole[[0, 2]]) and value_cut == pytest.approx(value)


def test_closing_a_place_sends_its_people_to_the_others_in_proportion():
    before, _ = shares([-100, -300, -50], [0.2, 0.5, 0.3], 200)
    after, _ = shares([-100, -300, -50], [0.2, 0.0, 0.3], 200)
    assert after[1] == 0 and after[[0, 2]] == pytest.approx(before[[0, 2]] / (1 - before[1]))


def test_a_small_scale_is_a_best_response_and_a_large_one_goes_by_size():
    assert shares([-100, -300, -50], [0.2, 0.5, 0.3], 0.5)[0] == pytest.approx([0, 0, 1])
    assert shares([-100, -300, -50], [0.2, 0.5, 0.3], 1e9)[0] == pytest.approx([0.2, 0.5, 0.3], rel=1e-5)


def test_a_route_that_is_half_of_another_counts_half():
    routes = RouteFacts(np.zeros(3, int), np.arange(3), np.ones(3, int), np.full(3, 900.0), ["", "", ""])
    legs = LegFacts(np.array([0, 1, 1]), np.array([1, 1, 1]), np.full(3, 900.0))
    geography = type("Geography", (), {"routes": routes, "legs": legs})
    assert path_sizes(geography).tolist() == [1.0, 0.5, 0.5]


@pytest.mark.parametrize(("weight", "expected"), [(1.0, (1 / 2, 1 / 4, 1 / 4)), (0.0, (1 / 3, 1 / 3, 1 / 3))])
def test_overlap_breaks_independence_of_irrelevant_alternatives(bare, weight, expected):
    given = route_shares(bare, (900, 900, 900), (1, 0.5, 0.5), f"movers.choice.path_size={weight}")
    assert given == pytest.approx(expected)


def ways_on(bare, km, score, *words):
    """A world with a stream whose ways from home lead over one border, and the rows of those ways.

    They differ in length, and in what else draws to them.
    """
    w = bare("world.states=12", *words).world
    n = len(km)
    s = int(np.flatnonzero((w.streams.person == 1) & (w.streams.routes >= n))[0])
    home = w.streams.junction[s]
    rows = slice(w.junctions.first_onward[home], w.junctions.first_onward[home] + n)
    legs = w.onward.leg[rows]
    w.streams.routes[s], w.junctions.onward[home] = n, n
    w.routes.legs[w.legs.route[legs]] = 1
    w.legs.side[legs], w.legs.choice_set[legs], w.legs.rest_km[legs] = (
        w.legs.side[legs[0]],
        w.legs.choice_set[legs[0]],
        km,
    )
    w.onward.path_size[rows] = score
    refresh(w)
    return w, s, rows


def route_shares(bare, km, score, *words) -> np.ndarray:
    """Shares of those ways."""
    w, _, rows = ways_on(bare, km, score, *words)
    return np.diff(w.onward.guided[rows], prepend=0)


def value_of(bare, *ways) -> float:
    """Utility of setting out where there are ways of so many km, each as unique as given."""
    w, s, _ = ways_on(bare, *zip(*ways, strict=True), "movers.choice.path_size=1")
    values = np.zeros(len(w.streams.serial))
    attempt_values(0, len(values), weighed_ways(w), w.sides.controlled, w.choice, w.crime_types, values)
    return float(values[s])


def test_another_way_adds_value_as_far_as_it_does_not_overlap(bare):
    """The logsum of the literature: McFadden 1978; a copy of a way adds nothing."""
    one, copied, two = (value_of(bare, *ways) for ways in (
        [(900, 1.0)], [(900, 0.5), (900, 0.5)], [(900, 1.0), (900, 1.0)],
    ))  # fmt: skip
    w = bare("world.states=12").world
    assert copied == pytest.approx(one)
    assert two - one == pytest.approx(w.choice.route_scale_usd * np.log(2))


def test_nests_lie_within_each_other_whatever_the_settings(bare):
    """Random utility needs scales that grow from the inner nest to the outer one."""
    for words in ((), ("movers.choice.route_scale=1", "movers.choice.mode_scale=1", "movers.choice.entry_scale=1")):
        c = bare(*words).world.choice
        assert c.sector_scale_usd <= c.route_scale_usd <= c.mode_scale_usd <= c.entry_scale_usd


def test_where_no_network_works_a_guide_is_no_advantage(bare):
    w = bare("world.states=12").world
    unserved = (w.sides.internal == 1) & (w.sides.networks == 0) & (w.sides.controlled > 0)
    legs = np.repeat(np.arange(len(w.routes.km)), w.routes.legs)
    inner = np.bincount(legs, unserved[w.legs.side], len(w.routes.km)) > 0
    assert inner.any() and not inner.all()
    alike = w.legs.side[unserved[w.legs.side]]
    before = w.streams.modes.copy()
    w.choice_sets.value_usd[np.isin(w.choice_sets.side, alike)] -= 50_000.0  # such a border is now next to closed
    refresh(w)
    for home in w.streams.junction[w.streams.person == 1]:
        rows = slice(w.junctions.first_onward[home], w.junctions.first_onward[home] + w.junctions.onward[home])
        closed = inner[w.legs.route[w.onward.leg[rows]]]
        if closed.all():
            continue
        for chosen in (w.onward.alone[rows], w.onward.guided[rows]):
            assert np.diff(chosen, prepend=0)[closed].max(initial=0.0) < 1e-9
    assert not np.array_equal(before, w.streams.modes)


def test_spot_checks_cost_no_more_than_their_risk(bare):
    w = bare("world.states=12").world
    inner = w.sides.internal == 1
    spot = np.flatnonzero(inner & np.isin(np.arange(len(inner)), w.legs.side))
    w.sides.controlled[inner] = 0
    refresh(w)
    free = w.streams.modes.copy()
    w.sides.controlled[spot], w.sides.kind[spot] = 1, BorderKind.SEA  # by ferry, as everybody
    there = np.isin(w.choice_sets.side, spot)
    w.choice_sets.value_usd[there], w.choice_sets.risk[there] = -50_000.0, 0.0
    refresh(w)
    assert len(spot) and w.streams.modes == pytest.approx(free, abs=1e-12)
    w.choice_sets.risk[there] = 0.5
    refresh(w)
    assert (w.streams.modes[:, 0] >= free[:, 0] - 1e-12).all() and (w.streams.modes[:, 0] > free[:, 0] + 1e-6).any()


def refresh(w) -> None:
    """Let everybody weigh routes and modes anew by the values of places as they stand."""
    choose_modes(0, len(w.streams.serial), weighed_ways(w), w.sides.controlled, w.choice, w.crime_types)


@pytest.mark.parametrize("power", [0.0, 1.0, 2.5])
def test_gravity_gives_shares_by_score_over_a_power_of_distance(bare, power):
    km, score = np.array([300.0, 900.0, 2000.0]), np.array([0.2, 1.0, 0.7])
    weight = score / km**power
    given = route_shares(bare, km, score, "movers.choice.rule=gravity", f"movers.choice.gravity_power={power}")
    assert given == pytest.approx(weight / weight.sum(), rel=1e-9)


def test_gravity_does_not_ask_in_which_unit_distance_is_measured(bare):
    km = np.array([300.0, 900.0, 2000.0])
    near, far = (route_shares(bare, k * km, (1, 1, 1), "movers.choice.rule=gravity") for k in (1, 7))
    by_km = route_shares(bare, 7 * km, (1, 1, 1), "movers.choice.rule=logit")
    assert near == pytest.approx(far) and by_km[0] > far[0] + 0.1


def test_routes_at_a_small_scale_are_a_best_response_and_at_a_large_one_alike(bare):
    km, alike = (300, 900, 2000), (1, 1, 1)
    assert route_shares(bare, km, alike, "movers.choice.sector_scale_usd=1") == pytest.approx((1, 0, 0))
    even = route_shares(bare, km, alike, "movers.choice.route_scale=1000")
    assert even == pytest.approx((1 / 3,) * 3, abs=0.01)


@pytest.mark.parametrize("rule", ["logit", "gravity"])
def test_closing_a_route_sends_its_people_to_the_others_in_proportion(bare, rule):
    before = route_shares(bare, (300, 900, 1200), (1, 0.4, 0.7), f"movers.choice.rule={rule}")
    after = route_shares(bare, (300, 900, 1200), (1, 1e-300, 0.7), f"movers.choice.rule={rule}")
    assert after[1] < 1e-12 and after[[0, 2]] == pytest.approx(before[[0, 2]] / (1 - before[1]))
