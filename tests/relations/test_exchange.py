"""What exchange does and does not do, with the same dice: no ground nothing passes, late is worthless, hubs reach."""

import numpy as np
import pytest

SHARING = "{title: t, parties: [%s], provisions: {alert_sharing: {architecture: %s, share: 1.0, latency_days: %s}}}"
PERSONS = "information.lists.carriers_per_million=0"  # nobody carries a document that is on a list
BARE = ("technology.information_days=0.01", "scale.persons_per_alert=1", PERSONS)


def foreign_hits(model, days: int = 25) -> int:
    """Hits of all states on others' alerts on persons."""
    hits = 0
    for _ in range(days):
        model.step()
        hits += int(model.world.exchange.hits.sum())
    return hits


def test_without_a_legal_ground_nothing_passes(small):
    model = small(scenario="isolated")
    assert foreign_hits(model) == 0 and not model.world.dyads.alert_visibility.any()


def test_without_trust_nothing_passes(small):
    model = small("relations.exponent=5", PERSONS, off=("relations.remember", "information.open_lists"))
    model.world.dyads.good[...], model.world.dyads.bad[...] = 0.0, 1e9
    from sim.information.exchange import read_exchange

    read_exchange(model.world)
    assert model.world.dyads.alert_visibility.max() < 1e-6 and foreign_hits(model) == 0


@pytest.mark.parametrize("architecture", ["database", "bilateral"])
def test_what_comes_years_late_is_worthless(small, architecture):
    hits = [
        foreign_hits(small(*BARE, "treaties.t=" + SHARING % ("members", architecture, days), scenario="isolated"))
        for days in (0.1, 30_000)
    ]
    assert hits[0] > 0 and hits[1] <= 0.05 * hits[0]


def test_a_hub_reaches_further_than_the_pairs_it_replaces_and_a_database_exposes_more(small):
    codes = small().world.codes
    ring = [
        f"treaties.t{i}=" + SHARING % (f"{a},{b}", "database", 0.5)
        for i, (a, b) in enumerate(zip(codes, [*codes[1:], codes[0]], strict=True))
    ]
    pairs = small(*BARE, *ring, scenario="isolated")
    joint = [
        small(*BARE, "treaties.t=" + SHARING % ("all", how, 0.5), scenario="isolated") for how in ("hub", "database")
    ]
    reach = [(m.world.dyads.alert_visibility[0] > 0).sum() for m in (pairs, *joint)]
    assert reach[1] >= 2 * reach[0] and reach[1] == reach[2]
    exposed = [m.world.exposure for m in (pairs, *joint)]
    assert exposed[1] < exposed[2] and exposed[2] > 2 * exposed[0]


def test_passing_on_needs_leave(small):
    a, b, c = small().world.codes[:3]
    terms = "{title: t, parties: [%s,%s], provisions: {alert_sharing: {share: 1.0, onward: %s}}}"
    chain = [
        f"treaties.{name}=" + terms % (x, y, onward)
        for onward in (0.0, 0.5)
        for name, x, y in (("one", a, b), ("two", b, c))
    ]
    closed, leave = (
        small(*BARE, *chain[k : k + 2], scenario="isolated").world.dyads.alert_visibility[1, 0, 2] for k in (0, 2)
    )
    assert closed == 0.0 < leave


def test_common_law_on_data_lets_more_pass_and_exposes_less_of_it(small):
    treaty = "treaties.t={title: t, parties: [all], provisions: {alert_sharing: {share: 1.0}%s}}"
    plain, bound = (
        small(*BARE, treaty % more, scenario="isolated").world for more in ("", ", data_protection: {level: 1.0}")
    )
    assert (bound.dyads.alert_visibility[1] >= plain.dyads.alert_visibility[1]).all()
    assert bound.dyads.alert_visibility[1].sum() > plain.dyads.alert_visibility[1].sum()
    per_record = [w.exposure / w.exchange.copied.sum() for w in (plain, bound)]
    assert per_record[1] < per_record[0]


def test_a_treaty_whose_members_meet_nowhere_changes_nobodys_fate(still, told):
    model = still(scenario="isolated")
    near = model.world.sides
    apart = next(
        (i, j) for i in range(6) for j in range(i) if not ((near.state == i) & (near.neighbour == j)).any()
    )  # fmt: skip
    codes = [model.world.codes[k] for k in apart]
    treaty = "treaties.far={title: far, parties: [%s,%s], provisions: {joint_patrol: {share: 1.0}, hot_pursuit: {}}}"
    other = still(treaty % tuple(codes), scenario="isolated")
    assert told(model.run()).equals(told(other.run()))


def test_trust_is_directed(small):
    model = small("information.misuse.per_million=1e5", "information.misuse.found_share=1").run()
    trust = (model.world.dyads.good[0] + 1) / (model.world.dyads.good[0] + model.world.dyads.bad[0] + 2)
    assert not np.allclose(trust, trust.T)


def test_where_systems_are_down_nobody_is_recognised(small):
    model = small(*BARE)
    for _ in range(20):
        model.step()
    model.world.systems.outage[:] = 40
    assert foreign_hits(model, 10) == 0 and model.world.searches.total.sum() == 0


def test_two_states_that_plan_as_one_stop_more_than_two_that_plan_alone(small):
    shares = []
    for allocation in ("optimised", "joint"):
        words = ("treaty=[comity,club,border_partnership]", f"surveillance.allocation={allocation}", "days=365")
        totals = small(*words, "world.states=8", "movers.persons_factor=5", "politics.enabled=false").run().world.totals
        shares.append(totals.entries.sum() / totals.attempts.sum())
    assert shares[1] < 0.99 * shares[0]


def test_without_lists_or_without_searches_inland_runs_go_on(small):
    empty, idle = (
        small(f"information.lists.{name}=0", "days=30").run() for name in ("factor", "searches_per_inhabitant")
    )
    assert not empty.world.tally.alerts_active[0]
    often = small("days=30").run().world
    assert 0 < idle.world.tally.hits_own.sum() < 0.2 * often.tally.hits_own.sum()
    assert (idle.world.searches.period_days > often.searches.period_days).all()
