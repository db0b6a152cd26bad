"""Neither the order of rows, nor slices, nor threads, nor the surroundings of the process can change a result."""

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

ROOT = Path(__file__).parents[2]


def test_permuted_rows_of_movers_change_nothing(small, told, same_summary):
    one, other = small(), small()
    dice = np.random.Generator(np.random.Philox(3))
    for model in (one, other):
        while model.day < 120:
            if model is other and model.day % 20 == 10:
                order = dice.permutation(len(model.world.movers.serial))
                for column in model.world.movers:
                    column[:] = column[order]
            model.step()
    assert same_summary(one, other)
    pd.testing.assert_frame_equal(told(one), told(other))


@pytest.mark.parametrize(("threads", "slices"), [(1, 3), (1, 7), (2, 2), (4, 4), (2, 7)])
def test_threads_and_slices_give_the_same_bits(small, told, same_summary, threads, slices):
    one, other = small(), small(f"scale.threads={threads}")
    other.slices = slices
    one.run(), other.run()
    assert same_summary(one, other)
    pd.testing.assert_frame_equal(told(one), told(other))


def test_screening_person_by_person_is_the_same_on_two_threads(small, same_summary):
    words = ("posts.travellers=individual", "days=10")
    assert same_summary(small(*words).run(), small(*words, "scale.threads=2").run())


LIFE = """
import json
from sim import BorderModel, load
print(json.dumps(BorderModel(load("baseline", seed=5, overrides=["world=synthetic", "world.states=6", "days=60",
    "burn_in_days=0"])).run().summary()))
"""


def lived(folder: Path, **surroundings: str) -> str:
    """The summary of a run in a process of its own."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **surroundings}
    return subprocess.run(
        [sys.executable, "-c", LIFE], cwd=folder, env=environment, capture_output=True, text=True, check=True
    ).stdout


def test_hash_seed_time_zone_locale_and_folder_change_nothing(tmp_path):
    plain = lived(ROOT, PYTHONHASHSEED="0", TZ="UTC", LC_ALL="C")
    odd = lived(tmp_path, PYTHONHASHSEED="12345", TZ="Pacific/Kiritimati", LC_ALL="tr_TR.UTF-8", OMP_NUM_THREADS="3")
    assert plain == odd and json.loads(plain)["attempts"] > 0
