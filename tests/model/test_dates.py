"""Memberships by date: who was party in which year, to the day."""

import pytest

from sim import BorderModel, load

SHORT = ["burn_in_days=0", "world.flow_scale=0.05"]


def parties(start: str, treaty: str) -> set[str]:
    """Codes of those bound by a treaty on the first day."""
    w = BorderModel(load("baseline", overrides=[f"start={start}", "days=1", *SHORT])).world
    t = next(k for k, one in enumerate(w.treaties) if one.name == treaty)
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
