"""What is killed goes on where it was: nothing lost, nothing twice, nothing half-read."""

import os
import signal
import time

import numpy as np
import pytest

from analysis.content import content
from analysis.load import Study
from tests.runs.killing import check, finish, kill_in_the_middle, published, start

STUDY = ("days=60", "seeds=0:12")


@pytest.fixture(scope="module")
def reference(tmp_path_factory):
    output = tmp_path_factory.mktemp("reference")
    finish(output, *STUDY)
    return content(Study(output / "s"))


def test_a_study_killed_twice_ends_as_if_it_never_was(tmp_path, reference):
    dice = np.random.Generator(np.random.Philox(5))
    for _ in range(2):
        kill_in_the_middle(tmp_path, dice, *STUDY)
    finish(tmp_path, *STUDY)
    check(tmp_path, reference, 24)


def test_ctrl_c_ends_a_study_within_seconds_and_says_how_to_go_on(tmp_path):
    with start(tmp_path, "days=2000", "seeds=0:50") as process:
        while not published(tmp_path) and process.poll() is None:
            time.sleep(0.05)
        began = time.monotonic()
        os.killpg(process.pid, signal.SIGINT)
        said = process.communicate(timeout=60)[1]
    assert process.returncode == 130 and time.monotonic() - began < 30  # seconds on a quiet machine
    assert "of 100 runs are done and kept. Go on with: the command" in said and "Traceback" not in said
