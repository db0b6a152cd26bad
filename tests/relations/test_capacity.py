"""Who stops more must have where to put them; and what people lose by being stopped keeps some at home."""

from functools import cache

import pytest

from sim import BorderModel, load

TEN = ("world=synthetic", "world.states=10", "days=400", "burn_in_days=60", "world.flow_scale=0.3")
SUPPLY = "movers.persons_factor={}"


@cache
def lived(*words: str) -> dict:
    """A summary."""
    given = {word.split("=")[0] for word in words}
    base = [word for word in TEN if word.split("=")[0] not in given]
    return BorderModel(load("baseline", seed=3, overrides=[*base, *words])).run().summary()


def test_without_capacity_downstream_twice_the_patrols_keep_hardly_anybody_out():
    """Wein, Liu & Motskin 2009: detention is the bottleneck. Entries alone would say that patrols halve the flow."""
    scarce, more = "justice.detention_per_million=10", ("surveillance.hardening.scope=all_sectors",)
    once, twice = (lived(scarce, *more, f"surveillance.hardening.factor={k}") for k in (1, 2))
    assert twice["entries"] < 0.75 * once["entries"]
    assert twice["net_arrivals"] == pytest.approx(once["net_arrivals"], rel=0.04)


def test_teams_that_bring_people_in_search_for_nobody_meanwhile():
    europe = "world=schengen", "start=2025-01-01", "days=250", "world.flow_scale=0.3"
    free = "surveillance.capacity_coupling=false"
    few, many = (lived(*europe, SUPPLY.format(k))["apprehension_rate"] for k in (1, 30))
    tireless = lived(*europe, free, SUPPLY.format(30))["apprehension_rate"]
    assert many < 0.85 * few and tireless > 1.15 * many


@pytest.mark.parametrize(
    ("name", "values"),
    [("justice.returned_share", (0.05, 0.3, 0.95)), ("justice.detention_per_million", (10, 40, 400))],
)
def test_the_more_are_sent_back_the_fewer_come_to_stay(name, values):
    arrivals = [lived(f"{name}={value}")["net_arrivals"] for value in values]
    assert arrivals[0] > arrivals[1] > arrivals[2]


def test_consequences_keep_people_at_home_but_send_others_where_nobody_looks():
    told = [[lived(plan, f"movers.choice.consequence_usd={usd}") for usd in (0, 980, 4000)] for plan in (
        "surveillance.allocation=static", "surveillance.allocation=optimised",
    )]  # fmt: skip
    for plan in told:
        set_out = [summary["departures"] for summary in plan]
        assert set_out[0] > 1.01 * set_out[1] > 1.02 * set_out[2]
    static, planned = (plan[2]["net_arrivals"] / plan[0]["net_arrivals"] for plan in told)
    assert planned < 0.99 and planned < static - 0.01


def test_networks_work_where_there_are_clients():
    none, few, usual = (lived(SUPPLY.format(k))["networks_active"] for k in (0, 0.05, 1))
    assert none == 0 < few < usual
