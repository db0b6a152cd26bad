"""A hundred surroundings drawn by chance: whatever a user's environment is, a study is run, reported and the same."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from analysis.audit import audit
from analysis.content import content
from analysis.load import Study
from sim.engine.cache import cache_folder

pytestmark = pytest.mark.verify
ROOT = Path(__file__).parents[2]
WORDS = ["world=synthetic", "world.states=4", "days=40", "burn_in_days=5", "seeds=0:2", "study=s", "technology.gap=0,1"]
BACKENDS = ("", "Agg", "TkAgg", "bogus", "module://matplotlib_inline.backend_inline", "module://no.such")
SETTINGS = (b"", b"text.usetex: True\nfigure.dpi: 20\n", b"no.such: 1\n", b"\xff\xfe\x00bad", b"svg.fonttype: none\n")
ENCODINGS = ("", "utf-8", "ascii", "cp1252", "latin-1", "utf-16", "ascii:strict", "koi8-r")
LOCALES = (
    {}, {"LC_ALL": "C"}, {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, {"LC_ALL": "C.UTF-8"},
    {"LC_ALL": "de_DE.UTF-8"}, {"LANG": "tr_TR", "PYTHONUTF8": "1"}, {"LC_ALL": "no_such_LOCALE"},
)  # fmt: skip
PATHS = ("plain", "with space", "b[racket]s*", "quo'te", "per%20cent", "ünïcode", "x=1", "-dash", "日本", "a" * 180)
STREAMS = ("", ">&-", "2>&-", "> /dev/full", "| head -n 3", ">&- 2>&- <&-")


def empty(path):
    path.write_bytes(b"")


def cut(path):
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def flip(path):
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def give_away(path):
    if os.geteuid() == 0:
        os.chown(path, 65534, 65534)
    path.chmod(0o777)


def hide(path):
    path.unlink()
    path.symlink_to("/nowhere")


CACHES = (None, empty, cut, flip, give_away, hide)


@pytest.fixture(scope="module")
def usual(tmp_path_factory):
    """What the study holds in usual surroundings; the cache is filled by it."""
    output = tmp_path_factory.mktemp("usual")
    subprocess.run(
        [sys.executable, "run.py", "-m", *WORDS, f"output={output}"], cwd=ROOT, check=True, capture_output=True
    )
    return content(Study(output / "s"))


@pytest.mark.parametrize("number", range(100))
def test_surroundings(number, usual, tmp_path):
    dice = np.random.Generator(np.random.Philox(number))

    def drawn(choices):
        return choices[dice.integers(len(choices))]

    place = tmp_path / drawn(PATHS)
    place.mkdir()
    (place / "matplotlibrc").write_bytes(drawn(SETTINGS))
    cache = tmp_path / "cache"
    kept = cache / "comity" / cache_folder().name
    shutil.copytree(cache_folder(), kept)
    for folder in (kept.parent, kept):
        folder.chmod(0o700)
    if damage := drawn(CACHES):
        files = sorted(path for path in kept.rglob("*") if path.is_file())
        damage(files[dice.integers(len(files))])
    environment = os.environ | {"XDG_CACHE_HOME": str(cache), "MPLBACKEND": drawn(BACKENDS)} | drawn(LOCALES)
    environment |= {"PYTHONPATH": str(ROOT)}
    if encoding := drawn(ENCODINGS):
        environment["PYTHONIOENCODING"] = encoding
    stream = drawn(STREAMS)
    shell = {"cwd": place, "env": environment | {"PYTHON": sys.executable, "ROOT": str(ROOT)}, "capture_output": True}
    words = " ".join(f"'{word}'" for word in (*WORDS, "output=."))
    told = subprocess.run(["sh", "-c", f'"$PYTHON" "$ROOT/run.py" -m {words} {stream}'], check=False, **shell)
    assert told.returncode == (4 if "full" in stream else 0), told.stderr.decode("utf-8", "replace")
    assert content(Study(place / "s")) == usual and audit(Study(place / "s")) == []
    line = f'"$PYTHON" -m analysis report s --output . {stream}'
    told = subprocess.run(["sh", "-c", line], check=False, **shell)
    assert told.returncode == (4 if "full" in stream else 0), told.stderr.decode("utf-8", "replace")
    assert (place / "s" / "report.html").stat().st_size > 10_000
