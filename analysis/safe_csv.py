"""CSV that a spreadsheet reads as data, never as a formula; published whole or not at all."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis.publish import published

if TYPE_CHECKING:
    import pandas as pd

STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # noqa: RUF001 (full-width forms count too)


def safe(cell: Any) -> Any:
    """A text that a spreadsheet would run, behind an apostrophe; all else as it is."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(STARTS_A_FORMULA) else cell


def write_csv(frame: "pd.DataFrame", target: Path) -> None:
    """Write a frame, numbers with nine digits that matter."""
    texts = [name for name in frame if frame[name].dtype.kind not in "biuf"]
    cells = frame.assign(**{name: frame[name].map(safe) for name in texts})
    with published(target) as temporary:
        cells.to_csv(temporary, index=False, float_format="%.9g", lineterminator="\n")
