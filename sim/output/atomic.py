"""Files that appear whole or not at all: written beside, flushed to the disk, then renamed."""

import os
import uuid
from pathlib import Path
from typing import Literal

import pyarrow as pa
import pyarrow.parquet as pq

from sim.output.seal import BLANK, KEY, seal

TEMPORARY = ".tmp"


Until = Literal["written", "flushed", "named"]  # how far a file must be before the writer goes on


def write_parquet(table: pa.Table, target: Path, root: Path, until: Until = "named") -> None:
    """Publish a sealed table at ``target``; ``root`` is the study's folder, on the same filesystem."""
    floats = [field.name for field in table.schema if pa.types.is_floating(field.type)]
    buffer = pa.BufferOutputStream()
    with pq.ParquetWriter(
        buffer,
        table.schema,
        compression="zstd",
        use_dictionary=[name for name in table.column_names if name not in floats],
        use_byte_stream_split=floats,
        write_page_checksum=True,
        write_statistics=False,
        store_schema=False,
    ) as writer:
        writer.write_table(table)
        writer.add_key_value_metadata({KEY: BLANK})
    data = buffer.getvalue().to_pybytes()
    publish(seal(data, target.relative_to(root).as_posix()), target, root, until)


def write_text(text: str, target: Path, root: Path, until: Until = "named") -> None:
    """Publish a text file."""
    publish(text.encode(), target, root, until)


def publish(data: bytes, target: Path, root: Path, until: Until = "named") -> None:
    """Fill a temporary file, then make it ``target`` by one rename.

    A file that a later one makes count is ``flushed``: file systems keep the order of renames, so that the later name
    never lasts without the earlier. What can be made again is ``written``: no power cut before the next flush matters.
    """
    temporary = root / TEMPORARY / f"{os.getpid()}-{uuid.uuid4().hex[:8]}"
    temporary.parent.mkdir(parents=True, exist_ok=True)
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        with open(temporary, "wb") as file:
            file.write(data)
            if until != "written":
                file.flush()
                os.fsync(file.fileno())
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    if until == "named":
        _flush(target.parent)


def _flush(folder: Path) -> None:
    """Wait until the names in a folder are on the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
