"""Seeds are added until the interval is as narrow as asked for, or the limit is met."""

import numpy as np
import pytest

from analysis.load import Study
from analysis.precision import width
from run import run_precisely
from sim.door import Refusal
from sim.door.points import read_study

WORDS = ["world=synthetic", "world.states=4", "days=20", "burn_in_days=5", "engine=serial", "technology.gap=0,1"]


def ran(folder, *words):
    asked = read_study([*WORDS, f"output={folder}", "seeds=0:2", *words], True, None)
    study, outcome = run_precisely(asked, "the command")
    return study, width(Study(outcome.folder), list(study.labels), study.baseline, "entries", 1.0).share


def test_seeds_are_added_until_the_precision_is_reached(tmp_path, capsys):
    coarse, first = ran(tmp_path, "precision=9.9")
    fine, second = ran(tmp_path, f"precision={first * 0.7:.6f}")
    assert len(coarse.seeds) == 2 < len(fine.seeds) and second <= first * 0.7
    assert "reached" in capsys.readouterr().out


def test_the_limit_of_seeds_holds(tmp_path, capsys):
    study, _ = ran(tmp_path, "precision=0.00001", "max_seeds=5")
    assert len(study.seeds) == 5 and "max_seeds=5" in capsys.readouterr().out


def test_the_width_is_that_of_the_textbook():
    from analysis.precision import _width

    sample = np.array([1.0, 2.0, 3.0])
    assert _width(sample, 2.0, 0.1).share == pytest.approx(2.919986 / np.sqrt(3) / 2, rel=1e-6)  # t(2) at 0.95


def test_an_unknown_metric_is_refused():
    with pytest.raises(Refusal, match="precision_metric: no metric 'entrys'. Did you mean 'entries'"):
        read_study(["precision=0.1", "precision_metric=entrys"], False, None)


@pytest.mark.parametrize("metric", ["departure_pay_usd", "truck_wait_p95_min"])
def test_where_there_is_no_share_of_the_baseline_nothing_is_said_to_be_reached(tmp_path, metric, capsys):
    few = ["posts.customs.inspected_share=0", "world.traffic_scale=0.000001"] if metric.startswith("truck") else []
    asked = [*WORDS, *few, f"output={tmp_path}", "seeds=0:4", "precision=0.1", f"precision_metric={metric}"]
    study, _ = run_precisely(read_study([*asked, "max_seeds=8"], True, None), "the command")
    said = capsys.readouterr().out
    assert "nan" not in said and ("not told" in said and len(study.seeds) == 4 or "reached" in said)
