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


def test_a_mark_before_the_text_and_joiners_between_letters_are_read(own):
    folder = own('title: "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"\ndays: 400\n')
    file = next(folder.glob("scenario/*.yaml"))
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())
    config = load("own", config_dir=folder)
    assert config.days == 400 and "\u200c" in config.title


@pytest.mark.parametrize("name", ["schengen", "us_mexico", "global"])
def test_a_copy_of_a_shipped_map_is_the_same_world(name, tmp_path):
    from sim.geography.layout_file import find
    from sim.geography.maps import read_map

    copy = tmp_path / f"{name} copy.yaml"
    copy.write_bytes(find(name).read_bytes())
    assert load(overrides=[f"world.layout='{copy}'", "treaty=comity"]).world.layout == str(copy)
    assert read_map(str(copy)).borders == read_map(name).borders


def test_every_shipped_file_passes_the_strict_reader():
    from sim.door.scenarios import SHIPPED
    from sim.door.strict_yaml import read_file
    from sim.geography.layout_file import FILES

    for path in [*FILES.glob("*.yaml"), *SHIPPED.rglob("*.yaml")]:
        assert isinstance(read_file(path), dict)


def test_surges_at_other_times_and_from_other_origins_do_not_multiply():
    from sim.door.budget import largest_surge

    def surges(*given):
        listed = ", ".join(
            f"s{k}: {{date: {day}, type: surge, factor: 3, days: 90, states: [{at}]}}"
            for k, (day, at) in enumerate(given)
        )
        return largest_surge(load(overrides=[f"events={{{listed}}}"]))

    one, other = ("2024-03-01", "Syria and Iraq"), ("2024-03-10", "Horn of Africa")
    assert surges(one) == surges(one, ("2024-09-01", one[1])) == surges(one, other) == pytest.approx(3)
    assert surges(one, (other[0], one[1])) == pytest.approx(9)
    history = [(f"{2024 + k // 12}-{k % 12 + 1:02d}-01", "Syria and Iraq") for k in range(120)]
    assert surges(*history) == pytest.approx(3**3, rel=0.2)  # three are under way at once
