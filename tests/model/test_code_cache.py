"""Compiled code that is kept between commands: whatever has become of it, the command goes on, and says so once."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from sim.engine import code_cache
from sim.engine.rows import compiled


def double(rows):
    """Double some rows."""
    for k in range(rows.shape[0]):
        rows[k] *= 2.0
    return rows.shape[0]


def use() -> bool:
    """Compile ``double`` or load it, use it, and tell whether it was loaded."""
    rows = np.ones(3)
    dispatcher = compiled(double)
    assert dispatcher(rows) == 3 and (rows == 2.0).all()
    return bool(sum(dispatcher.stats.cache_hits.values()))


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder of compiled code that holds ``double``."""
    monkeypatch.setenv("NUMBA_CACHE_DIR", str(tmp_path / "kept"))
    monkeypatch.setattr(code_cache, "told", [])
    code_cache.code_folder.cache_clear()
    assert not use() and use()
    yield code_cache.code_folder()
    code_cache.code_folder.cache_clear()


def flip(path: Path) -> None:
    """Change one bit."""
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 4
    path.write_bytes(data)


def become_folder(path: Path) -> None:
    """Put a folder in the file's place."""
    path.unlink()
    path.mkdir()


DAMAGE = {
    "empty": lambda path: path.write_bytes(b""),
    "truncated": lambda path: path.write_bytes(path.read_bytes()[:-7]),
    "random": lambda path: path.write_bytes(np.random.Generator(np.random.PCG64(1)).bytes(4000)),
    "one bit": flip,
    "a pickle of another": lambda path: path.write_bytes(b"\x80\x04N."),
    "a folder": become_folder,
    "a dead link": lambda path: (path.unlink(), path.symlink_to("nowhere")),
    "written by others": lambda path: path.chmod(0o666),
}


@pytest.mark.parametrize("suffix", [".nbi", ".nbc"])
@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_file_is_a_miss_that_is_said_once(folder, damage, suffix, caplog):
    [path] = folder.rglob(f"*{suffix}")
    DAMAGE[damage](path)
    assert not use()
    use()
    assert len(caplog.records) == (damage != "a dead link")  # a file that is not there is an ordinary miss
    if damage != "a folder":
        assert use()  # it has been replaced


@pytest.mark.skipif(os.getuid() != 0, reason="only root may give files away")
@pytest.mark.parametrize("place", ["file", "folder", "around"])
def test_what_another_user_has_planted_is_not_executed(folder, place, caplog):
    [path] = folder.rglob("*.nbc")
    os.chown({"file": path, "folder": folder, "around": folder.parent}[place], 65534, 65534)
    code_cache.code_folder.cache_clear()
    assert not use()
    assert len(caplog.records) == 1 and "another user" in caplog.text


def test_a_folder_that_others_may_write_is_not_used(folder, caplog):
    folder.chmod(0o777)
    code_cache.code_folder.cache_clear()
    assert not use() and not use()
    assert len(caplog.records) == 1


@pytest.mark.parametrize("home", ["file/below", "file"])
def test_where_nothing_can_be_kept_nothing_is_left_behind(tmp_path, home):
    (tmp_path / "file").write_text("")
    (tmp_path / "tmp").mkdir()
    program = "from tests.model.test_code_cache import use; print(use())"
    surroundings = {k: v for k, v in os.environ.items() if k != "NUMBA_CACHE_DIR"}
    surroundings |= {"XDG_CACHE_HOME": str(tmp_path / home), "TMPDIR": str(tmp_path / "tmp")}
    root = Path(__file__).parents[2]
    told = subprocess.run(
        [sys.executable, "-c", program], env=surroundings, cwd=root, capture_output=True, text=True, check=True
    )
    assert told.stdout == "False\n" and told.stderr.count("\n") == 1 and "cannot be made" in told.stderr
    assert not list((tmp_path / "tmp").iterdir())
    assert not [path for folder in ("sim", "tests") for path in (root / folder).rglob("*.nb[ic]")]
