"""A seal in every file of a study, so that no reader takes an altered byte, or a misplaced file, for a result."""

import hashlib
from pathlib import Path

KEY = "comity.seal"  # in the foot of a parquet file, before two bytes that give the length
BLANK = b"0" * 64


class Damaged(Exception):
    """A file of a study is not as it was published; all kinds of damage have one remedy."""

    remedy = "Put it back or remove it, and repeat the study's command; what it held is run anew."

    def __init__(self, path: Path, why: object = "was cut short or altered, or belongs elsewhere"):
        super().__init__(f"{path} is damaged ({' '.join(str(why).split())[:120].rstrip('.')})")


def seal(data: bytes, place: str, position: int | None = None) -> bytes:
    """The same file with its seal filled in: the hash of its place in the study and of all its other bytes."""
    at = _position(data) if position is None else position
    assert at is not None and data[at : at + len(BLANK)] == BLANK, "the file has no room for a seal"
    return data[:at] + _hash(data, place) + data[at + len(BLANK) :]


def is_whole(data: bytes, place: str, position: int | None = None) -> bool:
    """Whether every byte of a file is as it was published, at the place it was published at."""
    at = _position(data) if position is None else position
    if at is None:
        return False
    blank = data[:at] + BLANK + data[at + len(BLANK) :]
    return data[at : at + len(BLANK)] == _hash(blank, place)


def whole(path: Path, root: Path) -> bytes:
    """The bytes of a sealed parquet file of the study in ``root``. Raises Damaged."""
    data = path.read_bytes()
    if not is_whole(data, path.relative_to(root).as_posix()):
        raise Damaged(path)
    return data


def _position(data: bytes) -> int | None:
    """Where the seal begins: after its name and the two bytes that give its length."""
    at = data.rfind(KEY.encode())
    begin = at + len(KEY) + 2
    return begin if at >= 0 and begin + len(BLANK) <= len(data) else None


def _hash(data: bytes, place: str) -> bytes:
    return hashlib.sha256(place.encode() + b"\0" + data).hexdigest().encode()
