"""What looks odd but is right must pass."""

import numpy as np
import pytest

from sim.door import load


@pytest.mark.parametrize(
    "words",
    [
        ["days=1_000"], ["technology.gap=0"], ["technology.gap=1"], ["seed=0"], ["treaty=comity"], ["treaty=[comity]"],
        ["treaties.comity.in_force=false"], ["start=2016-02-29"], ["+events.x={date: 2024-05-01, type: election}"],
    ],
)  # fmt: skip
def test_an_odd_override_passes(words):
    assert load(overrides=words).days > 0


def test_a_surge_comes_from_an_origin(own):
    text = "events: {e: {date: 2024-05-01, type: surge, states: [Syria and Iraq], factor: 3.0}}"
    assert load("own", config_dir=own(text)).events["e"].states == ("Syria and Iraq",)


def test_a_seed_may_come_from_an_array():
    assert load(seed=np.arange(3)[2]).seed == 2


def test_text_may_hold_any_letter(own):
    config = load("own", config_dir=own('title: "Été – 国境 <b>=1+1"\n'))
    assert config.title == "Été – 国境 <b>=1+1" and config.scenario == "own"


def test_quoted_norway_is_text(own):
    config = load("own", config_dir=own('title: "NO"\nquestion: "on"\n'))
    assert (config.title, config.question) == ("NO", "on")


def test_the_order_of_an_overlay_does_not_matter(own):
    first = load("own", config_dir=own("days: 500\ntechnology: {gap: 0.5, spending: 2.0}\n"))
    second = load("own", config_dir=own("# another order\ntechnology: {spending: 2.0, gap: 0.5}\ndays: 500\n"))
    assert first == second


def test_a_switched_treaty_keeps_its_terms():
    before, after = load(), load(overrides=["treaties.comity.in_force=false"])
    assert after.treaties["comity"] == before.treaties["comity"].model_copy(update={"in_force": False})


@pytest.mark.parametrize("only", ["layouts: [synthetic]", "in_force: false"])
def test_a_treaty_of_clubs_that_this_map_has_not_may_stand_in_a_file_of_several_maps(only, own):
    folder = own(f"treaties: {{pact: {{parties: [club_1, club_2], {only}}}}}")
    assert load("own", config_dir=folder).world.layout == "schengen"
    assert load("own", config_dir=folder, overrides=["world=synthetic", "world.clubs=2"]).world.clubs == 2


@pytest.mark.parametrize("terms", ["left: {USA: 2025-01-01}", "joined: {GBR: 2020-01-01}, left: {GBR: 2021-01-01}"])
def test_who_may_be_a_party_may_leave(terms, own):
    assert load("own", config_dir=own(f"treaties: {{pact: {{parties: [members], {terms}}}}}")).treaties["pact"].left
