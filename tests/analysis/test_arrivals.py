"""Who comes to stay, by origin and destination: the parts add up to the whole, and differences are paired."""

import pandas as pd
import pytest

from analysis.__main__ import main
from analysis.arrivals import arrivals
from analysis.compare import compared
from analysis.load import Study
from analysis.report import report
from tests.analysis.conftest import with_two_points


@pytest.fixture
def came(study):
    """Half of those from the south come to A, half to B; the scenario keeps a tenth of the south away."""
    written = with_two_points(study)
    world = study.map_sheet({"code": c, "name": f"State {c}", "member": True} for c in "AB")
    for key, south in (("aaaaaaaaaaaa", 100), ("bbbbbbbbbbbb", 90)):
        study.manifest["points"][key]["geography"] = world
        rows = [
            {"seed": seed, "origin": origin, "destination": to, "state": to, "net_arrivals": (n + seed) // 2}
            for seed in range(8) for origin, n in (("south", south), ("east", 50)) for to in "AB"
        ]  # fmt: skip
        written.table("detail/arrivals", key, 8, pd.DataFrame(rows))
    study.write_manifest()
    return Study(study.folder)


def test_parts_add_up_and_differences_are_paired(came):
    told = arrivals(compared(came)).set_index(["by", "who"])
    assert told.loc[("origin", "south"), "percent"] == pytest.approx(-10, abs=0.5)
    assert told.loc[("origin", "east"), "difference"] == 0
    sums = told.groupby("by")["mean"].sum()
    assert sums["origin"] == pytest.approx(sums["destination"])


def test_they_stand_on_the_page_and_in_a_file(came):
    page = report(came).read_text()
    assert "Who comes to stay, and where to" in page and "State B" in page and page.count(">no change<") >= 1
    assert main(["compare", "trial", "--output", str(came.folder.parent)]) == 0
    assert len(pd.read_csv(came.folder / "arrivals.csv")) == 4
