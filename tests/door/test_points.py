"""A study is a list of points, each checked before the first starts."""

import pytest

from sim.door import Refusal
from sim.door.points import read_study


def labels(*words):
    return [point.label for point in read_study(list(words), study=True, own=None).points]


def test_values_multiply():
    assert len(labels("scenario=baseline,isolated", "technology.gap=0..1:5")) == 10


@pytest.mark.parametrize("text", ["0,0.25,0.5,0.75,1", "0..1:5", "range(0,1.25,0.25)"])
def test_three_ways_to_write_five_values_are_the_same_points(text):
    study = read_study([f"technology.gap={text}"], True, None)
    same = read_study(["technology.gap=0,0.25,0.5,0.75,1"], True, None)
    assert [p.id for p in study.points] == [p.id for p in same.points]


def test_a_seed_is_no_part_of_a_point():
    points = [read_study([*words], False, None).points[0].id for words in (["seed=1"], ["seed=2"], ["study=x"])]
    assert len(set(points)) == 1


def test_a_mechanism_is_part_of_a_point():
    assert len({p.id for p in read_study(["technology.gap=0,0.5"], True, None).points}) == 2


def test_one_bad_point_stops_the_study():
    with pytest.raises(Refusal, match="technology.gap.*point 3 of 3; nothing was started.*1.02"):
        labels("technology.gap=0.5,0.7,1.02")


def test_a_range_beyond_reason_is_counted_not_written_out():
    with pytest.raises(Refusal, match="1,000,000,000 values.*limit"):
        labels("technology.gap=range(0,1,1e-9)")


def test_a_point_twice_is_run_once():
    study = read_study(["technology.gap=0.5,0.5"], True, None)
    assert len(study.points) == 1 and "stored once" in study.warnings[0]


def test_a_glob_takes_every_scenario_of_its_shape():
    assert "baseline" in labels("scenario=glob(base*)")


def test_what_is_a_studys_cannot_differ_between_scenarios(own):
    folder = own("seeds: '0:3'")
    assert read_study(["scenario=own"], False, folder).seeds == range(3)
    with pytest.raises(Refusal, match="seeds: differs between scenarios.*0:8 in baseline, 0:3 in own.*in the command"):
        read_study(["scenario=baseline,own"], True, folder)
    assert read_study(["scenario=baseline,own", "seeds=0:5"], True, folder).seeds == range(5)


def test_seeds_are_replicates_not_points():
    assert read_study(["seeds=4:9"], False, None).seeds == range(4, 9)
    with pytest.raises(Refusal, match="seeds=A:B"):
        read_study(["seed=1,2"], True, None)


@pytest.mark.parametrize(
    ("words", "name"),
    [([], "baseline"), (["world=us_mexico"], "baseline_us_mexico"), (["world=us_mexico", "study=mine"], "mine")],
)
def test_runs_of_two_maps_do_not_share_a_study_by_default(words, name):
    assert read_study(words, False, None).name == name
