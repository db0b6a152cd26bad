"""The scenario that the documentation shows is one: it is read, told in words, and lives."""

from pathlib import Path

import pytest

from sim import BorderModel, load
from sim.door import Refusal
from sim.door.entry import enter
from tests.door.conftest import Own

PAGE = Path(__file__).parents[2] / "docs" / "scenarios.md"


def test_the_documented_scenario_does_what_it_says(own: Own, capsys):
    text = PAGE.read_text(encoding="utf-8").split("# @package _global_\n")[1].split("```")[0]
    folder = own(text)
    assert enter(["--config-dir", str(folder), "scenario=own", "describe=true"], lambda *_: 1) == 0
    told = capsys.readouterr()
    assert not told.err and "Readmission and pursuit in the western Balkans" in told.out
    assert "SRB joins on 1 September 2026, HUN leaves on 1 January 2027" in told.out
    model = BorderModel(
        load("own", overrides=["days=460", "burn_in_days=0", "world.flow_scale=0.05"], config_dir=folder)
    )
    events = model.run().events_frame()
    seen = {(row.day, row.kind, row.who) for row in events.itertuples()}
    assert {(59, "accession", "HRV"), (243, "accession", "SRB"), (273, "denunciation", "HRV")} <= seen
    assert {(365, "exit", "HUN"), (454, "exit", "HRV"), (318, "election", "SVN")} <= seen
    assert {row.who for row in events[events.kind == "outage"].itertuples()} >= {"SVN", "BIH", "SRB"}


def test_a_link_to_a_file_outside_of_the_folder_is_refused(own, tmp_path):
    outside = tmp_path / "outside.yaml"
    outside.write_text("# @package _global_\ndays: 400\n")
    folder = own("days: 500")
    (folder / "scenario" / "linked.yaml").symlink_to(outside)
    with pytest.raises(Refusal, match=r"linked\.yaml is a link to a file outside of its folder"):
        load("linked", config_dir=folder)


def test_a_long_name_is_not_echoed_whole():
    with pytest.raises(Refusal) as refused:
        load(overrides=["a" * 5000 + "=1"])
    assert len(str(refused.value)) < 400
