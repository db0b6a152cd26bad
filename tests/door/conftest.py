"""A folder of one's own with one scenario, as a user would write it."""

from collections.abc import Callable
from pathlib import Path

import pytest

Own = Callable[[str | bytes], Path]


@pytest.fixture
def own(tmp_path: Path) -> Own:
    """Write scenario/own.yaml and return the folder for --config-dir."""

    def write(text: str | bytes) -> Path:
        header = b"# @package _global_\n"
        path = tmp_path / "mine" / "scenario" / "own.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(header + (text.encode() if isinstance(text, str) else text))
        return tmp_path / "mine"

    return write
