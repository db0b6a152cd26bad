"""What only pairs of runs say: displacement, the price of acting apart, what money prevents."""

import numpy as np
import pandas as pd
import pytest

from analysis.compare import compared
from analysis.load import Study

SEEDS = 4


@pytest.fixture
def hardened(study):
    """One border loses 40 first attempts and another gains 30; 10 entries fewer for a million more."""
    for scenario, entries, spent, first in (("baseline", 50.0, 5e6, (100, 20)), ("harder", 40.0, 6e6, (60, 50))):
        key = study.point(scenario)
        values = {name: np.ones(SEEDS) for name in study.metrics}
        values |= {"attempts": np.full(SEEDS, 100.0), "entries": np.full(SEEDS, entries)}
        study.runs(key, values | {"spend_eur": np.full(SEEDS, spent)})
        rows = [
            {"seed": seed, "border": name, "into": "A", "from": name, "kind": "land", "external": True,
             "first_attempts": count}
            for seed in range(SEEDS) for name, count in zip(("B", "C"), first, strict=True)
        ]  # fmt: skip
        study.table("detail/borders", key, SEEDS, pd.DataFrame(rows))
    return Study(study.folder)


def test_measures_of_known_runs(hardened):
    told = compared(hardened).measures.set_index("measure")["mean"]
    assert told["displacement_ratio"] == pytest.approx(30 / 40)
    assert told["price_of_noncooperation"] == pytest.approx(0.4 / 0.5)
    assert told["cost_effectiveness"] == pytest.approx(10)


def test_what_runs_cannot_answer_is_left_out(study):
    for scenario in ("baseline", "harder"):
        study.runs(study.point(scenario), {name: np.ones(SEEDS) for name in study.metrics})
    assert set(compared(Study(study.folder)).measures["measure"]) == {"price_of_noncooperation"}
