"""Truths of every laid-out world: routes connect, cutting finer changes nothing but the grid, seeds make worlds."""

import numpy as np
import pytest
import yaml

from sim import BorderModel, load
from sim.geography.layout_file import LayoutError
from sim.geography.maps import read_map
from sim.geography.settings import WorldSettings
from sim.geography.worlds import describe, lay_out
from sim.tables import BorderKind, Geography

WORLDS = ("schengen", "us_mexico", "asean", "apec", "global", "synthetic")


def same(one: Geography, other: Geography, tables: tuple[str, ...]) -> bool:
    """Whether two worlds agree in ``tables``, bit for bit."""
    pairs = ((a, b) for t in tables for a, b in zip(getattr(one, t), getattr(other, t), strict=True))
    return all(np.array_equal(a, b) for a, b in pairs)


@pytest.mark.parametrize("name", WORLDS)
def test_each_leg_leads_over_a_border_of_the_state_entered_before(name):
    settings = WorldSettings(layout=name)
    plan, world = describe(settings), lay_out(settings)
    borders, legs = world.borders, world.legs
    for route, (first, count) in enumerate(zip(world.routes.first_leg, world.routes.legs, strict=True)):
        stream = world.routes.stream[route]
        ends = [{int(borders.a[b]), int(borders.b[b])} for b in legs.border[first : first + count]]
        into = [int(s) for s in legs.into[first : first + count]]
        start = (ends[0] - {into[0]}).pop()
        assert start in plan.access[world.streams.origin[stream]]
        assert all({a, b} == end for a, b, end in zip([start, *into], into, ends, strict=False))
        assert into[-1] == world.streams.destination[stream]


@pytest.mark.parametrize("name", WORLDS)
def test_every_stream_has_a_way_and_no_way_flies(name):
    world = lay_out(WorldSettings(layout=name))
    assert set(world.routes.stream) == set(range(len(world.streams.kind)))
    assert (world.borders.kind[world.legs.border] != BorderKind.AIR).all() and (world.legs.km > 0).all()
    assert sum(world.routes.legs) == len(world.legs.km)


@pytest.mark.parametrize("name", WORLDS)
def test_cutting_finer_changes_the_patrol_grid_alone(name):
    one, three = lay_out(WorldSettings(layout=name)), lay_out(WorldSettings(layout=name, cut=3))
    others = tuple(t for t in Geography._fields if t not in ("sectors", "state_km"))
    assert same(one, three, others)
    assert len(three.sectors.km) == 3 * len(one.sectors.km)
    assert three.sectors.km.sum() == pytest.approx(one.borders.km.sum())


@pytest.mark.parametrize("name", WORLDS)
def test_shorter_stretches_keep_the_length_of_each_border(name):
    fine = lay_out(WorldSettings(layout=name, sector_km=25.0))
    per_border = np.bincount(fine.stretches.border, fine.stretches.km, len(fine.borders.km))
    assert per_border == pytest.approx(fine.borders.km)
    assert (fine.stretches.access_km[fine.stretches.corridor] == 0).all()
    guarded = np.flatnonzero(fine.borders.kind != BorderKind.AIR)
    assert np.isin(guarded, fine.stretches.border[fine.stretches.corridor]).all()


def test_a_seed_is_a_world():
    one, again, other = (lay_out(WorldSettings(layout="synthetic", seed=s)) for s in (5, 5, 6))
    tables = tuple(t for t in Geography._fields if t != "state_km")
    assert same(one, again, tables) and not same(one, other, ("states",))


@pytest.mark.parametrize("count", [2, 3, 4, 5, 9, 40, 200])
def test_every_state_of_a_generated_world_is_reached_over_land(count):
    world = lay_out(WorldSettings(layout="synthetic", states=count, seed=3))
    land = [
        (a, b) for a, b, kind in zip(*world.borders[:3], strict=True) if kind not in (BorderKind.AIR, BorderKind.SEA)
    ]
    reached = {0}
    for _ in range(count):
        reached |= {s for pair in land if reached & set(pair) for s in pair}
    assert reached == set(range(count))
    assert 1 <= world.states.member.sum() < count and set(world.routes.stream) == set(range(len(world.streams.kind)))


def outer_entries(world: Geography) -> float:
    """Entries a year into the club from outside it, all modes."""
    member, border = world.states.member, world.posts.border
    inner = member[world.borders.a[border]] & member[world.borders.b[border]] & (world.posts.mode != BorderKind.AIR)
    return float(world.posts.travellers_per_year[member[world.posts.state] & ~inner].sum())


def test_some_300_million_enter_the_schengen_area_a_year():
    world = lay_out(WorldSettings(layout="schengen"))
    assert world.states.member.sum() == 29
    assert 250e6 < outer_entries(world) < 400e6


def test_the_known_routes_come_out_and_the_balkans_are_entered_twice():
    world = lay_out(WorldSettings(layout="schengen"))
    followed = {part for name in world.routes.name for part in name.split(" + ")}
    assert followed >= {
        "Central Mediterranean", "Western Mediterranean", "Western African", "Eastern Mediterranean", "Western Balkans",
        "Eastern land", "English Channel",
    }  # fmt: skip
    assert any(n.startswith("Eastern Mediterranean") and n.endswith("Western Balkans") for n in world.routes.name)


def test_the_ports_of_the_mexican_border_let_188_million_in():
    world = lay_out(WorldSettings(layout="us_mexico"))
    usa, line = world.states.code.index("USA"), world.borders.name.index("MEX-USA")
    here = (world.posts.state == usa) & (world.posts.border == line)
    assert here.sum() == 27 and world.posts.travellers_per_year[here].sum() == pytest.approx(188.2e6, rel=1e-3)


@pytest.mark.parametrize("name", WORLDS)
def test_scales_touch_flows_and_traffic_and_nothing_else(name):
    one = lay_out(WorldSettings(layout=name))
    more = lay_out(WorldSettings(layout=name, flow_scale=2.0, traffic_scale=3.0))
    assert np.allclose(more.streams.per_year, 2 * one.streams.per_year)
    assert np.allclose(more.posts.travellers_per_year, 3 * one.posts.travellers_per_year)
    assert same(one, more, ("states", "borders", "stretches", "routes", "legs")) and (one.posts.desks >= 1).all()


@pytest.mark.parametrize("name", WORLDS)
def test_columns_are_finite_and_within_their_range(name):
    world = lay_out(WorldSettings(layout=name))
    numbers = (c for table in world[:-1] for c in table if isinstance(c, np.ndarray))
    assert all(np.isfinite(column).all() for column in (*numbers, world.state_km))
    assert world.streams.month_factor.mean(axis=1) == pytest.approx(1)
    assert {world.streams.kinds[k] for k in world.streams.kind} == {"persons", "drugs"}
    assert ((world.states.internet_share >= 0) & (world.states.internet_share <= 1)).all()


def test_a_layout_that_is_not_there_is_named():
    with pytest.raises(LayoutError, match="atlantis.*known are apec, asean, global, schengen, us_mexico"):
        read_map("atlantis")


OWN = {
    "club": ["USA"],
    "others": ["MEX"],
    "origins": {"South": {"at": [15, -90], "access": {"MEX": 900}}},
    "streams": [{"origin": "South", "kind": "persons", "per_year": 1000, "to": {"USA": 1}, "source": "assumption"}],
}


def test_a_layout_of_ones_own_is_read_from_its_path(tmp_path):
    own = tmp_path / "two.yaml"
    own.write_text(yaml.safe_dump(OWN))
    world = lay_out(WorldSettings(layout=str(own)))
    assert world.borders.name == ["MEX-USA", "MEX air", "USA air"] and world.routes.name == ["MEX-USA"]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"origins": {"South": {"at": [15, -90], "access": {"ZZZ": 900}}}}, "state 'ZZZ' is not in the world"),
        ({"origins": {"South": {"at": [15, -190], "access": {"MEX": 900}}}}, "origins.South.at.1: must be .*-180"),
        ({"streams": [OWN["streams"][0] | {"per_year": -5}]}, "streams.0.per_year: must be .*got -5"),
        ({"streams": [OWN["streams"][0] | {"to": {"USA": 0}}]}, "streams.0.to.USA: must be greater than 0"),
        ({"streams": [OWN["streams"][0] | {"legal_access": 2.0}]}, "streams.0.legal_access: must be less"),
        ({"streams": [OWN["streams"][0] | {"season": "wet"}]}, "season 'wet' is not in the world"),
        ({"seasons": {"dry": [0] * 12}}, "seasons: 'dry' is zero in every month"),
        ({"seasons": {"short": [1, 2]}}, "seasons.short: .*12"),
        ({"streams": []}, "streams: .*at least 1"),
        ({"others": ["MEX", "AUS"], "streams": [OWN["streams"][0] | {"to": {"AUS": 1}}]}, "no way from South to AUS"),
        ({"volumes": {"MEX-UAS": [1, 2]}}, "border 'MEX-UAS' is not in the world"),
        ({"air": {"FRA": 5}}, "state 'FRA' is not in the world"),
        ({"ports": 3}, "ports: must be"),
        ({"colour": "red"}, "colour: unknown entry"),
    ],
)
def test_a_layout_that_does_not_hold_together_is_refused(tmp_path, change, told):
    own = tmp_path / "odd.yaml"
    own.write_text(yaml.safe_dump(OWN | change))
    with pytest.raises(LayoutError, match=told):
        lay_out(WorldSettings(layout=str(own)))


def test_maps_that_follow_from_plans_are_as_written():
    from sim.geography.layout_file import FILES
    from tools.build_worlds import PLANS, written

    for plan in sorted(PLANS.glob("*.yaml")):
        assert (FILES / plan.name).read_text(encoding="utf-8") == written(plan)


@pytest.mark.parametrize("name", ["asean", "apec", "global"])
def test_further_maps_live_with_their_own_treaties(name):
    words = [f"world={name}", "days=40", "burn_in_days=0", "world.flow_scale=0.05"]
    w = BorderModel(load("baseline", seed=1, overrides=words)).run().world
    own = {"asean": "asean_mla", "apec": "apec_movement", "global": "untoc"}[name]
    assert own in [one.name for one in w.instruments]
    assert w.daily.attempts.sum() > 0 and w.daily.entries.sum() > 0
