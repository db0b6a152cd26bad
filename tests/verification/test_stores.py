"""A thousand changed bytes in a study: each is found, and none is read as another number."""

import numpy as np
import pytest

from sim.door.points import read_study
from sim.runs.study import run_study
from tests.analysis.test_audit import WORDS, changed_bytes

pytestmark = pytest.mark.verify


def test_a_thousand_changed_bytes(tmp_path):
    words = [*WORDS, "seeds=0:2", f"output={tmp_path}", "study=s"]
    folder = run_study(read_study(words, True, None), "the command").folder
    assert changed_bytes(folder, np.random.Generator(np.random.Philox(12)), 1000) == []
