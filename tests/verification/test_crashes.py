"""Fifty kills at random moments, a killed launcher, a full disk."""

import os
import signal
import subprocess
import time

import numpy as np
import pytest

from analysis.content import content
from analysis.load import Study
from tests.runs.killing import check, finish, kill_in_the_middle, published, start

pytestmark = pytest.mark.verify
STUDY = ("days=60", "seeds=0:30")
TRIALS, KILLS = 10, 5


@pytest.fixture(scope="module")
def reference(tmp_path_factory):
    output = tmp_path_factory.mktemp("reference")
    finish(output, *STUDY)
    return content(Study(output / "s"))


@pytest.mark.parametrize("trial", range(TRIALS))
def test_fifty_kills_lose_nothing(trial, tmp_path, reference):
    dice = np.random.Generator(np.random.Philox(trial))
    counts = [kill_in_the_middle(tmp_path, dice, *STUDY) for _ in range(KILLS)]
    print(f"trial {trial}: files of runs at the kills {counts}")
    finish(tmp_path, *STUDY)
    check(tmp_path, reference, 60)


def test_workers_leave_with_their_launcher(tmp_path):
    with start(tmp_path, "days=2000", "seeds=0:50") as process:
        while not published(tmp_path):
            time.sleep(0.05)
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        deadline = time.monotonic() + 10
        while time.monotonic() < deadline and _group(process.pid):
            time.sleep(0.2)
        left = _group(process.pid)
        if left:
            os.killpg(process.pid, signal.SIGKILL)
        process.stderr.close()
    assert not left


def _group(group: int) -> list[str]:
    """Processes of a process group that still run."""
    listed = subprocess.run(["ps", "-e", "-o", "pgid=,stat=,args="], capture_output=True, text=True, check=True).stdout
    rows = (line.split(None, 2) for line in listed.splitlines())
    return [row[2] for row in rows if row[0] == str(group) and not row[1].startswith("Z")]


@pytest.fixture
def small_disk(tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1500k", "tmpfs", str(disk)], check=False)
    if mounted.returncode:
        pytest.skip("needs root and the right to mount")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_full_disk_is_told_in_one_line_and_the_study_goes_on(small_disk, reference):
    with start(small_disk, *STUDY) as process:
        said = process.communicate(timeout=300)[1]
    errors = [line for line in said.splitlines() if line.startswith("error: ")]
    assert process.returncode == 4 and len(errors) == 1 and "No space left" in errors[0] and "Traceback" not in said
    subprocess.run(["mount", "-o", "remount,size=64m", str(small_disk)], check=True)
    finish(small_disk, *STUDY)
    check(small_disk, reference, 60)
