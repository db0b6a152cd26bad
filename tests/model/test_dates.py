"""Memberships by date: who was party in which year, to the day."""

import pytest

from sim import BorderModel, load
from sim.engine.table import NEVER

SHORT = ["burn_in_days=0", "world.flow_scale=0.05"]


def parties(start: str, treaty: str) -> set[str]:
    """Codes of those bound by a treaty on the first day."""
    w = BorderModel(load("baseline", overrides=[f"start={start}", "days=1", *SHORT])).world
    t = next(k for k, one in enumerate(w.instruments) if one.name == treaty)
    return {w.codes[i] for i in range(len(w.codes)) if w.membership.since[t, i] <= 0 < w.membership.until[t, i]}


@pytest.mark.parametrize(
    ("start", "members"),
    [("1994-12-31", 0), ("1996-01-01", 7), ("2002-01-01", 15), ("2010-01-01", 25), ("2026-01-01", 29)],
)
def test_the_area_grew_as_it_did(start, members):
    assert len(parties(start, "schengen")) == members


def test_the_united_kingdom_saw_alerts_while_it_did():
    assert ["GBR" in parties(day, "sis") for day in ("2015-01-01", "2020-12-31", "2021-01-01")] == [False, True, False]


def test_controls_end_on_the_day_also_on_the_first_of_a_month():
    model = BorderModel(load("baseline", overrides=["start=2024-12-31", "days=3", *SHORT]))
    w = model.world
    a, b = w.codes.index("BGR"), w.codes.index("ROU")
    model.step()
    assert w.law.free[a, b] < 2
    model.step()
    assert w.law.free[a, b] == 2
    assert set(model.events_frame().query("kind == 'accession'").who) >= {"BGR", "ROU"}


def test_nobody_is_bound_before_the_treaty_or_after_it_and_who_joins_is_a_party():
    dates = "since: 2024-06-01, until: 2024-12-01, joined: {FRA: 2020-01-01, GBR: 2024-08-01}, left: {BEL: 2030-01-01}"
    pact = f"{{parties: [BEL, FRA], {dates}, provisions: {{readmission: {{}}}}}}"
    w = BorderModel(load("isolated", overrides=[f"treaties={{pact: {pact}}}", "days=1", *SHORT])).world
    rows = [w.codes.index(code) for code in ("BEL", "FRA", "GBR", "DEU")]
    assert w.membership.since[0, rows].tolist() == [152, 152, 213, NEVER]
    assert w.membership.until[0, rows[:3]].tolist() == [335, 335, 335]


def test_surges_under_way_multiply_and_each_ends_on_its_day():
    wave = "{date: %s, type: surge, factor: %d, days: 4%s}"
    events = f"one: {wave % ('2024-01-03', 2, '')}, two: {wave % ('2024-01-05', 3, ', states: [Origin 0]')}"
    model = BorderModel(load("baseline", overrides=["world=synthetic", "days=10", f"events={{{events}}}", *SHORT]))
    first = next(s for s in range(99) if model.world.streams.origin[s] == 0)
    other = next(s for s in range(99) if model.world.streams.origin[s] == 1)
    told = []
    for _ in range(10):
        model.step()
        told.append((model.world.streams.surge[first], model.world.streams.surge[other]))
    assert told == [(1, 1)] * 2 + [(2, 2)] * 2 + [(6, 2)] * 2 + [(3, 1)] * 2 + [(1, 1)] * 2
