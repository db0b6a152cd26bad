"""The atlas says what its sources say, and is symmetric and whole."""

import csv
import os
import time
from pathlib import Path

import pytest

from sim.geography import atlas

REFERENCE = Path(os.environ.get("COMITY_DATA", Path(__file__).parents[3] / "shared" / "data"))


def reference(name: str) -> list[dict[str, str]]:
    """A table of the reference data, or the test is skipped."""
    if not (REFERENCE / name).is_file():
        pytest.skip(f"no reference data: {REFERENCE / name} (set COMITY_DATA)")
    with (REFERENCE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_315_pairs_of_states_share_a_land_border():
    assert sum(border.kind == "state" for border in atlas.land_borders().values()) == 315


@pytest.mark.parametrize(("iso3", "count"), [("DEU", 9), ("CHN", 14), ("RUS", 14), ("ISL", 0), ("PRT", 1)])
def test_states_have_their_neighbours(iso3, count):
    assert len(atlas.neighbours(iso3)) == count


def test_the_united_states_and_mexico_share_3133_km():
    assert atlas.land_borders()["MEX", "USA"].km == pytest.approx(3133, abs=1)


def test_neighbourhood_is_mutual_and_each_pair_stands_once():
    borders = atlas.land_borders()
    assert all(a < b and {a, b} <= set(atlas.states()) | {"GUF"} for a, b in borders)
    assert all(a in atlas.neighbours(b) for a in atlas.states() for b in atlas.neighbours(a))


def test_land_borders_agree_with_the_reference():
    ours = {pair: border.km for pair, border in atlas.land_borders().items()}
    theirs = {(r["iso3_a"], r["iso3_b"]): float(r["length_km"]) for r in reference("land_borders.csv")}
    assert ours.keys() == theirs.keys()
    assert ours == {pair: pytest.approx(km, abs=0.6) for pair, km in theirs.items()}


def test_facts_of_states_agree_with_the_reference():
    for row in reference("country_attributes_2025.csv"):
        state = atlas.states().get(row["iso3"])
        if state is None or not state.sovereign:
            continue
        for column, name in (("population", "population"), ("gdp_nominal_usd", "gdp_usd")):
            if row[column]:
                assert getattr(state, name) == pytest.approx(float(row[column]), rel=1e-6), (row["iso3"], name)


def test_197_states_have_governance_but_the_holy_see():
    states = [s for s in atlas.states().values() if s.sovereign]
    unknown = [s.iso3 for s in states if s.rule_of_law != s.rule_of_law]
    assert len(states) == 197 and unknown == ["VAT"]


def test_polygons_hold_their_state():
    for iso3, lat, lon in (("DEU", 51, 9), ("CHE", 47, 8), ("MEX", 23, -102), ("TUN", 34, 9)):
        x, y = atlas.polygons(iso3)[0].T
        assert x.min() < lon < x.max() and y.min() < lat < y.max()
    assert atlas.polygons("XXX") == []


def test_facts_load_in_a_blink():
    start = time.perf_counter()
    assert len(atlas.states.__wrapped__()) > 200 and atlas.land_borders.__wrapped__()
    assert time.perf_counter() - start < 0.3  # 10 ms on an idle core
