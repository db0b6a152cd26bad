"""A kept composition is used only while it is still the right one."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from sim.door import Refusal, load
from sim.door.composition_cache import keep
from sim.door.scenarios import ScenarioFiles

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "comity" / "scenarios"


def test_a_repeated_command_needs_no_hydra(cache):
    load("isolated")
    code = "import sys; from sim import load; load('isolated'); sys.exit('hydra' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)}, check=True)


def test_a_kept_composition_is_the_composition(cache):
    assert load("political_withdrawal") == load("political_withdrawal")
    assert len(list(cache.iterdir())) == 1


def test_an_edited_file_is_composed_anew(cache, own):
    assert load("own", config_dir=own("days: 200\n")).days == 200
    assert load("own", config_dir=own("days: 300\n")).days == 300


def test_an_edited_file_is_read_strictly_again(cache, own):
    load("own", config_dir=own("title: fine\n"))
    with pytest.raises(Refusal, match="octal"):
        load("own", config_dir=own("days: 0300\n"))


@pytest.mark.parametrize("damage", [lambda b: b"", lambda b: b[: len(b) // 2], lambda b: b.replace(b"1826", b"1825")])
def test_a_damaged_entry_is_as_good_as_none(cache, damage):
    keep(ScenarioFiles(), {}, [("", "config")], {"days": 1826})
    before = load()
    for entry in cache.iterdir():
        entry.write_bytes(damage(entry.read_bytes()))
    assert load() == before


def test_a_folder_that_others_may_write_is_not_trusted(cache):
    load()
    cache.chmod(0o777)
    for entry in cache.iterdir():
        entry.write_text("")
    load()
    assert all(entry.read_text() == "" for entry in cache.iterdir())
