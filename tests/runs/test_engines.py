"""Every engine gives the same bits; Slurm may be left alone and collected later."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from analysis.content import content
from analysis.load import Study
from sim.door import Refusal
from sim.door.points import read_study
from sim.runs import engines
from sim.runs.study import run_study

TINY = ["world=synthetic", "world.states=4", "days=30", "burn_in_days=5", "technology.gap=0,1", "workers=2"]


def ran(folder, *words):
    return run_study(read_study([*TINY, f"output={folder}", *words], study=True, own=None), "the command")


@pytest.fixture(scope="module")
def reference(tmp_path_factory):
    return content(Study(ran(tmp_path_factory.mktemp("serial"), "engine=serial", "seeds=0:2").folder))


@pytest.fixture(scope="module")
def slurm():
    if not shutil.which("slurmctld") or not shutil.which("munged") or os.geteuid():
        pytest.skip("needs root and the packages slurm-wlm and munge (.ci/run installs them)")
    started = subprocess.run(["sh", str(Path(__file__).with_name("start_slurm.sh"))], check=False)
    if started.returncode == 3:
        pytest.skip("this machine has a Slurm of its own")
    assert started.returncode == 0


@pytest.mark.parametrize("engine", ["process", "dask"])
def test_an_engine_gives_the_same_bits(engine, tmp_path, reference):
    assert content(Study(ran(tmp_path, f"engine={engine}", "seeds=0:2").folder)) == reference


def test_ray_gives_the_same_bits(tmp_path, reference):
    pytest.importorskip("ray", reason="needs pip install 'comity[ray]', which no lock holds")
    assert content(Study(ran(tmp_path, "engine=ray", "seeds=0:2").folder)) == reference


@pytest.mark.system
def test_slurm_gives_the_same_bits_and_may_be_left_alone(tmp_path, reference, slurm):
    words = ("engine=slurm", "seeds=0:2")
    left = ran(tmp_path, *words, "engine_wait=false")
    with pytest.raises(Refusal, match="Collect them with engine=slurm"):
        ran(tmp_path, "seeds=0:2")
    collected = ran(tmp_path, *words)
    assert left.waiting == 4 and collected.failed == 0 and content(Study(collected.folder)) == reference
    logs = list((left.folder / ".slurm" / "jobs").glob("*_submission.sh"))
    assert len(logs) == 1  # nothing was submitted twice


def test_an_engine_that_is_not_installed_is_told(monkeypatch):
    def absent(name):
        raise ImportError(name)

    monkeypatch.setattr(engines, "import_module", absent)
    with pytest.raises(Refusal, match=r"ray needs the package ray.*pip install 'comity\[ray\]'"):
        engines.engine("ray")
