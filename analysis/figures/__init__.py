"""Figures of a study: one file a figure, one look, SVG and PNG. Each is also a function for notebooks."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.figures.border_change import border_change
from analysis.figures.border_map import border_map
from analysis.figures.difference import difference
from analysis.figures.displacement import displacement
from analysis.figures.dots import dots
from analysis.figures.exchange import exchange
from analysis.figures.fan import fan
from analysis.figures.heat import heat
from analysis.figures.lives import lives
from analysis.figures.obligations import obligations
from analysis.figures.quarrels import disputes
from analysis.figures.ratifications import ratifications
from analysis.figures.response import response
from analysis.figures.timeline import timeline
from analysis.figures.to_whom import to_whom
from analysis.figures.tradeoff import tradeoff
from analysis.publish import published

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from analysis.comparison import Comparison

# By the name of the file, in the order in which a reader wants them; sweeps first, where there are any.
GALLERY: "dict[str, Callable[[Comparison], Figure | None]]" = {
    "response": response, "heat": heat, "comparison": dots, "to_whom": to_whom, "fan": fan, "difference": difference,
    "tradeoff": tradeoff, "border_map": border_map, "border_change": border_change, "displacement": displacement,
    "exchange": exchange, "obligations": obligations, "timeline": timeline, "lives": lives,
    "ratifications": ratifications, "disputes": disputes,
}  # fmt: skip


def drawings(comparison: "Comparison") -> "Iterator[tuple[str, Figure | None, str]]":
    """Every figure by name: drawn, or None and what the study would have to hold."""
    if comparison.pooled:
        yield from ((name, None, "a baseline, and a design has none") for name in GALLERY)
        return
    for name, figure_of in GALLERY.items():
        yield name, figure_of(comparison), sys.modules[figure_of.__module__].NEEDS


def draw(comparison: "Comparison") -> list[Path]:
    """Draw all figures that apply into the study's folder, as SVG and PNG; returns the PNG files."""
    folder = comparison.study.into / "figures"
    return [save(figure, folder / name) for name, figure, _ in drawings(comparison) if figure is not None]


def save(figure: "Figure", stem: Path) -> Path:
    """Write ``stem``.svg and ``stem``.png, each whole or not at all; returns the PNG."""
    from analysis.figures.look import DPI, look

    with look():
        for suffix in ("svg", "png"):
            metadata = {"Date": None} if suffix == "svg" else {}
            with published(stem.with_name(f"{stem.name}.{suffix}")) as temporary:
                figure.savefig(temporary, dpi=DPI, metadata=metadata)
    return stem.with_name(f"{stem.name}.png")
