"""A seal in the foot of every parquet file, so that an audit finds each altered byte, and a file in a wrong place."""

import hashlib

KEY = "comity.seal"
BLANK = b"0" * 64


def seal(data: bytes, place: str) -> bytes:
    """The same file with its seal filled in: the hash of its place in the study and of all its other bytes."""
    at = _position(data)
    assert at is not None and data[at : at + len(BLANK)] == BLANK, "the file has no room for a seal"
    return data[:at] + _hash(data, place) + data[at + len(BLANK) :]


def is_whole(data: bytes, place: str) -> bool:
    """Whether every byte of a file is as it was published, at the place it was published at."""
    at = _position(data)
    if at is None:
        return False
    blank = data[:at] + BLANK + data[at + len(BLANK) :]
    return data[at : at + len(BLANK)] == _hash(blank, place)


def _position(data: bytes) -> int | None:
    """Where the seal begins: after its name and the two bytes that give its length."""
    at = data.rfind(KEY.encode())
    begin = at + len(KEY) + 2
    return begin if at >= 0 and begin + len(BLANK) <= len(data) else None


def _hash(data: bytes, place: str) -> bytes:
    return hashlib.sha256(place.encode() + b"\0" + data).hexdigest().encode()
