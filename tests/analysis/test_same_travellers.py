"""Waits of those who are checked either way: new controls at quiet borders dilute nothing."""

import numpy as np
import pandas as pd
import pytest

from analysis.compare import compared
from analysis.load import Study
from analysis.measures import WAIT
from analysis.report import report
from analysis.words import SAME, measured
from sim.runs.record import metrics

SEEDS = 4
NO_CROSSINGS = dict.fromkeys(("first_attempts", "attempts", "apprehensions", "turn_backs", "gotaways"), 0)
QUIET = (900.0, 1.0)  # travellers, minutes each


def with_borders(study, before: dict, after: dict) -> Study:
    """Two points with travellers and waits by border; the pooled ratio is that of all who are checked."""
    study.manifest["metrics"] = metrics()
    for scenario, borders in (("baseline", before), ("harder", after)):
        key = study.point(scenario)
        n, minutes = (np.array(column, float) for column in zip(*borders.values(), strict=True))
        values = {"travellers": n.sum(), "wait_mean_min": (n * minutes).sum() / n.sum(), "wait_mean_min_below": n.sum()}
        spread = np.linspace(0.99, 1.01, SEEDS)
        study.runs(key, {name: value * spread for name, value in values.items()})
        rows = [
            {"seed": seed, "border": name, "into": "A", "from": name, "kind": "land", "external": True,
             "by_member": True, **NO_CROSSINGS, "travellers": n, "wait_min": n * minutes}
            for seed in range(SEEDS) for name, (n, minutes) in borders.items()
        ]  # fmt: skip
        study.table("detail/borders", key, SEEDS, pd.DataFrame(rows))
    return Study(study.folder)


def waits(found: Study):
    rows = compared(found).measures
    return next(rows[rows["measure"] == WAIT].itertuples())


def test_controls_at_quiet_borders_change_nobodys_wait(study):
    found = with_borders(study, {"B": (100.0, 10.0)}, {"B": (100.0, 10.0), "C": QUIET})
    table = compared(found).table
    pooled = table[(table["metric"] == "wait_mean_min") & (table["scenario"] == "harder")].iloc[0]
    assert pooled.percent < -50  # though nobody waits less
    assert waits(found).mean == 0 and measured(waits(found)) == SAME
    page = report(found).read_text().replace("\u00a0", " ")
    assert "Travellers who are checked either way wait as long as before" in page
    assert "Travellers checked rise by 900 %" in page and "ean wait of travellers falls" not in page


def test_a_longer_wait_is_found_whatever_is_added(study):
    found = with_borders(
        study, {"B": (100.0, 10.0), "D": (300.0, 5.0)}, {"B": (50.0, 12.0), "D": (300.0, 5.0), "C": QUIET}
    )
    assert waits(found).mean == pytest.approx(100 * (100 * 12 + 300 * 5) / (100 * 10 + 300 * 5) - 100)


def test_borders_that_check_in_one_scenario_only_do_not_count(study):
    found = with_borders(study, {"B": (100.0, 10.0), "D": (300.0, 5.0)}, {"B": (100.0, 20.0), "D": (0.0, 0.0)})
    assert waits(found).mean == pytest.approx(100)


def test_files_of_an_older_version_tell_no_waits(study):
    found = with_borders(study, {"B": (100.0, 10.0)}, {"B": (100.0, 12.0)})
    for path in found.files("detail/borders"):
        rows = pd.read_parquet(path, partitioning=None).drop(columns="by_member")
        study.table("detail/borders", path.name[:12], int(rows["seed"].max()) + 1, rows)
    assert WAIT not in set(compared(Study(study.folder)).measures["measure"])
