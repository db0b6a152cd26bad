"""Files that appear whole or not at all: written beside, flushed to the disk, then renamed."""

import os
import re
import uuid
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Literal

import pyarrow as pa
import pyarrow.parquet as pq

from sim.output.seal import BLANK, KEY, seal

TEMPORARY = ".tmp"
UNFINISHED = re.compile(r"\d+-[0-9a-f]{8}")  # names of files that are being written
FEW = 64  # rows that are not worth the packing


Until = Literal["written", "flushed", "named"]  # how far a file must be before the writer goes on


def write_parquet(table: pa.Table, target: Path, root: Path, until: Until = "named") -> None:
    """Publish a sealed table at ``target``; ``root`` is the study's folder, on the same filesystem."""
    write_together({target: table}, root, until)


def write_together(tables: Mapping[Path, pa.Table], root: Path, until: Until = "named") -> None:
    """Publish sealed tables, each at its target; they wait for the disk together."""
    publish(
        {target: seal(encode(table), target.relative_to(root).as_posix()) for target, table in tables.items()},
        root,
        until,
    )


def encode(table: pa.Table) -> bytes:
    """A table as the bytes of a parquet file, with space for its seal."""
    floats = [field.name for field in table.schema if pa.types.is_floating(field.type)]
    buffer = pa.BufferOutputStream()
    with pq.ParquetWriter(
        buffer,
        table.schema,
        compression="zstd" if table.num_rows > FEW else "none",
        use_dictionary=[name for name in table.column_names if name not in floats],
        use_byte_stream_split=floats,
        write_page_checksum=True,
        write_statistics=False,
        store_schema=False,
    ) as writer:
        writer.write_table(table)
        writer.add_key_value_metadata({KEY: BLANK})
    return buffer.getvalue().to_pybytes()


def write_text(text: str, target: Path, root: Path, until: Until = "named") -> None:
    """Publish a text file."""
    publish({target: text.encode()}, root, until)


def publish(files: Mapping[Path, bytes], root: Path, until: Until = "named") -> None:
    """Fill a temporary file for each target, then make it that by one rename.

    Files that a later one makes count are ``flushed``: file systems keep the order of renames, so that the later name
    never lasts without the earlier. What can be made again is ``written``: no power cut before the next flush matters.
    """
    (root / TEMPORARY).mkdir(parents=True, exist_ok=True)
    beside = {target: root / TEMPORARY / f"{os.getpid()}-{uuid.uuid4().hex[:8]}" for target in files}
    try:
        for target, temporary in beside.items():
            target.parent.mkdir(parents=True, exist_ok=True)
            temporary.write_bytes(files[target])
        if until != "written":
            _flush_together(list(beside.values()))
        for target, temporary in beside.items():
            temporary.replace(target)
    except BaseException:
        for temporary in beside.values():
            temporary.unlink(missing_ok=True)
        raise
    if until == "named":
        for folder in {target.parent for target in files}:
            _flush(folder)


def _flush_together(paths: list[Path]) -> None:
    if len(paths) > 1:
        with ThreadPoolExecutor(len(paths)) as pool:
            list(pool.map(_flush, paths))
    else:
        _flush(*paths)


def _flush(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
