"""What is drawn or written from a study appears whole or not at all, in the study's folder or in another."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from analysis.refusal import RESOURCES, Refusal


@contextmanager
def published(target: Path) -> Iterator[Path]:
    """A name beside ``target`` to write to; it becomes the target at the end. Raises Refusal where that cannot be."""
    temporary = target.with_name(f".{target.stem}.{os.getpid()}{target.suffix}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        yield temporary
        temporary.replace(target)
    except OSError as error:
        remedy = "The runs are kept. Make room, or have it written elsewhere: python -m analysis ... --to FOLDER"
        raise Refusal("output", f"cannot write {target}: {error.strerror or error}", remedy, RESOURCES) from error
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
