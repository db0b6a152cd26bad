"""Figures are the same bytes whatever a user's matplotlib is told to be."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MINE = "\n".join([
    "text.usetex: True", "font.size: 22", "svg.fonttype: none", "figure.dpi: 30", "axes.formatter.use_locale: True",
    "lines.linewidth: 9",
])  # fmt: skip
WORLD = ["world=synthetic", "world.states=4", "days=40", "burn_in_days=5", "seeds=0:2", "engine=serial", "study=one"]


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    """A folder with a small comparison."""
    folder = tmp_path_factory.mktemp("study")
    words = ["-m", "scenario=baseline,joint_patrol", *WORLD, f"output={folder}"]
    subprocess.run([sys.executable, "run.py", *words], cwd=ROOT, check=True, capture_output=True)
    return folder


def drawn(study, where, **surroundings):
    """Hashes of all figures, drawn anew in other surroundings."""
    for path in (study / "one" / "figures").iterdir():
        path.unlink()
    words = [sys.executable, "-m", "analysis", "compare", "one", "--output", str(study)]
    environment = os.environ | {"PYTHONPATH": str(ROOT)} | surroundings
    done = subprocess.run(words, cwd=where, env=environment, capture_output=True, text=True)
    assert done.returncode == 0 and not done.stderr, done.stderr
    return {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in (study / "one" / "figures").iterdir()}


SURROUNDINGS = {
    "a notebook's backend, own settings here": ("module://matplotlib_inline.backend_inline", MINE.encode(), True),
    "an unknown backend, own settings elsewhere": ("bogus", MINE.encode(), False),
    "a window's backend, settings that are no text": ("TkAgg", b"\xff\xfe\x00bad", True),
    "no backend, settings of another version": ("", b"no.such.key: 1\n", True),
}


def test_no_backend_and_no_settings_change_a_figure(study, tmp_path):
    usual = drawn(study, ROOT)
    assert len(usual) > 10
    for name, (backend, settings, here) in SURROUNDINGS.items():
        (tmp_path / "matplotlibrc").write_bytes(settings)
        named = {} if here else {"MATPLOTLIBRC": str(tmp_path / "matplotlibrc")}
        assert drawn(study, tmp_path if here else ROOT, MPLBACKEND=backend, **named) == usual, name
