"""Files that appear whole or not at all: written beside, flushed to the disk, then renamed."""

import os
import uuid
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

TEMPORARY = ".tmp"


def write_parquet(table: pa.Table, target: Path, root: Path) -> None:
    """Publish a table at ``target``; ``root`` is the study's folder, on the same filesystem."""
    floats = [field.name for field in table.schema if pa.types.is_floating(field.type)]

    def write(path: Path) -> None:
        pq.write_table(
            table,
            path,
            compression="zstd",
            use_dictionary=[name for name in table.column_names if name not in floats],
            use_byte_stream_split=floats,
            write_page_checksum=True,
            write_statistics=False,
            store_schema=False,
        )

    publish(write, target, root)


def write_text(text: str, target: Path, root: Path) -> None:
    """Publish a text file."""
    publish(lambda path: path.write_text(text, encoding="utf-8"), target, root)


def publish(write: Callable[[Path], object], target: Path, root: Path) -> None:
    """Let ``write`` fill a temporary file, then make it ``target`` by one rename."""
    temporary = root / TEMPORARY / f"{os.getpid()}-{uuid.uuid4().hex[:8]}"
    temporary.parent.mkdir(parents=True, exist_ok=True)
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        write(temporary)
        _flush(temporary)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _flush(target.parent)


def _flush(path: Path) -> None:
    """Wait until a file or a folder is on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
